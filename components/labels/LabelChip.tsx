import { labelColors, type LabelView } from "@/lib/labels/views";

/** The dot of a label's colour. The name beside it carries the meaning. */
export const LabelDot = ({ color }: Pick<LabelView, "color">) => (
  <span aria-hidden data-hue={labelColors.indexOf(color)} className="size-2.5 shrink-0 rounded-full border" />
);

/** A label as it stands on a conversation. */
export const LabelChip = ({ label }: { label: LabelView }) => (
  <span
    data-hue={labelColors.indexOf(label.color)}
    title={label.name}
    className="inline-flex h-5 max-w-32 min-w-0 items-center rounded-full px-2 text-xs font-medium"
  >
    <span className="truncate">{label.name}</span>
  </span>
);
