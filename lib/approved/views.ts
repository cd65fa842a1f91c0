/** What a screen gets of the templates that a platform has approved. Client-safe. */
import type { TemplateShape } from "./rules";

export interface ApprovedTemplateView {
  name: string;
  language: string;
  /** The platform's word, in small letters: `utility`, `marketing`, `authentication`. */
  category: string;
  shape: TemplateShape;
}

/** `syncedAt` is null where the platform was never asked. */
export interface ApprovedTemplates {
  items: ApprovedTemplateView[];
  nextCursor: null;
  configurationId: string;
  syncedAt: string | null;
  /** May the reader have the platform asked again? */
  maySync: boolean;
}
