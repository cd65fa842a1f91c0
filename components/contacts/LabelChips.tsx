import { LabelChip } from "@/components/labels/LabelChip";
import type { LabelView } from "@/lib/labels/views";

/** A contact's labels side by side. */
export const LabelChips = ({ labels }: { labels: readonly LabelView[] }) => (
  <ul className="flex flex-wrap gap-1">
    {labels.map((label) => (
      <li key={label.id} className="flex min-w-0">
        <LabelChip label={label} />
      </li>
    ))}
  </ul>
);
