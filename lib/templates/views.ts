/** What a screen or another program gets of the saved replies. Client-safe. Times are ISO 8601 in UTC. */
import type { ActionName } from "@/lib/auth/policy";
import type { AttachmentKind } from "@/lib/platforms/contract";

export const categories = [
  "greeting",
  "information",
  "sales",
  "support",
  "follow_up",
  "closing",
  "other",
] as const;
export type Category = (typeof categories)[number];

export interface TemplateFile {
  id: string;
  kind: AttachmentKind;
  mimeType: string;
  fileName: string;
  /** Bytes. */
  size: number;
  url: string;
  status: "stored";
}

export type TemplateAbility = Extract<ActionName, "template.edit" | "template.archive" | "template.restore">;

export interface TemplateView {
  id: string;
  title: string;
  /** Without its slash. */
  shortcut: string | null;
  category: Category;
  /** Ids of platforms; empty: all of them. */
  platforms: string[];
  /** With its variables as they were written. */
  body: string;
  attachments: TemplateFile[];
  usageCount: number;
  lastUsedAt: string | null;
  updatedAt: string;
  archivedAt: string | null;
  owner: { id: string; name: string };
  may: Record<TemplateAbility, boolean>;
}

/** A place in a text where a value was missing. */
export interface Gap {
  start: number;
  end: number;
  /** As it was written, for example `contacto.nombre`. */
  name: string;
}

/** A saved reply for one conversation: nothing in it is left to be filled in but its gaps. */
export interface RenderedReply {
  id: string;
  text: string;
  gaps: Gap[];
  /** Copies that belong to whoever asked, as if just uploaded. */
  attachments: { mediaId: string; fileName: string; kind: AttachmentKind; mimeType: string; size: number }[];
}
