/** A saved reply while it is being written. Pure. */
import { tooLongFor, type CreateTemplateInput, type EditTemplateInput } from "@/lib/templates/schema";
import type { PlatformId } from "@/lib/platforms/manifest";
import { isPlatformId } from "@/lib/platforms/manifest";
import { unknownVariable } from "@/lib/templates/variables";
import type { Category, TemplateView } from "@/lib/templates/views";

export interface Draft {
  title: string;
  shortcut: string;
  category: Category;
  platforms: PlatformId[];
  body: string;
  files: DraftFile[];
}

export interface DraftFile {
  /** While it is uploaded, a name of ours. */
  id: string;
  fileName: string;
  /** 0-100; null when it is there. */
  percent: number | null;
  failed: boolean;
}

export const emptyDraft: Draft = {
  title: "",
  shortcut: "",
  category: "greeting",
  platforms: [],
  body: "",
  files: [],
};

export const draftOf = (template: TemplateView): Draft => ({
  title: template.title,
  shortcut: template.shortcut ?? "",
  category: template.category,
  platforms: template.platforms.filter(isPlatformId),
  body: template.body,
  files: template.attachments.map(({ id, fileName }) => ({ id, fileName, percent: null, failed: false })),
});

/** Not to be saved before every file is there. */
export const isWaiting = ({ files }: Draft): boolean =>
  files.some(({ percent, failed }) => percent !== null || failed);

export const inputOf = ({ files, ...draft }: Draft): CreateTemplateInput => ({
  ...draft,
  attachments: files.map(({ id }) => ({ mediaId: id })),
});

export const changeOf = (id: string, draft: Draft): EditTemplateInput => ({ ...inputOf(draft), id });

export type BodyProblem =
  | { kind: "unknownVariable"; name: string }
  | { kind: "tooLong"; platform: PlatformId; limit: number; length: number };

/** What the server would refuse the text for, said while it is written. */
export function bodyProblem({ body, platforms }: Draft, fields: readonly string[]): BodyProblem | null {
  const length = body.trim().length;
  const tooLong = tooLongFor(length, platforms);
  if (tooLong) return { kind: "tooLong", ...tooLong, length };
  const name = unknownVariable(body, fields);
  return name === null ? null : { kind: "unknownVariable", name };
}
