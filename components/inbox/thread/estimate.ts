/** How high a row will be, before it is measured: near enough that nothing jumps when it is. Pure. */
import type { TimelineItem } from "../timeline";

const LINE_PX = 22;
/** Characters in a line of the widest bubble. */
const LINE_LENGTH = 56;
const PICTURE_PX = 244;
const heights = { day: 44, unread: 40, system: 32, aside: 40 } as const;

export function estimateOf(item: TimelineItem | undefined): number {
  if (!item) return 0;
  if (item.type !== "said") return heights[item.type];
  const [{ message }] = item.shown;
  const lines = message.text
    ? message.text.split("\n").reduce((sum, line) => sum + Math.ceil((line.length || 1) / LINE_LENGTH), 0)
    : 0;
  const pictures = message.attachments.length > 0 ? (message.kind === "document" ? 56 : PICTURE_PX) : 0;
  return 18 + lines * LINE_PX + pictures + (item.isFirst ? 10 : 0) + (item.isLast ? 18 : 0);
}
