/** What a screen gets of the labels. Client-safe. */

/** The hues a label may have, in the order of the steady tints of the design (`data-hue`). */
export const labelColors = ["red", "amber", "lime", "green", "teal", "blue", "violet", "pink"] as const;
export type LabelColor = (typeof labelColors)[number];

export interface LabelView {
  id: string;
  name: string;
  color: LabelColor;
}
