"use client";

/** Contacts over the public routes: what the page and the panel in the inbox both ask. */
import type { ContactChange, ImportOptions } from "@/lib/contacts/schema";
import type {
  ContactDetails,
  ContactView,
  DuplicateView,
  FieldKind,
  FieldView,
  ImportPreview,
  ImportReport,
  TimelineItem,
} from "@/lib/contacts/views";
import type { Page } from "@/lib/inbox/views";
import type { Failure, Result } from "@/lib/result";

/** The message is empty where the server was not reached: whoever shows it has a text for that. */
const offline: Result<never> = { ok: false, error: { code: "unavailable", message: "" } };

async function ask<T>(path: string, init?: RequestInit): Promise<Result<T>> {
  try {
    const response = await fetch(`/api/contacts${path}`, init);
    const body = (await response.json()) as T & { error?: Failure };
    if (response.ok) return { ok: true, value: body };
    return body.error ? { ok: false, error: body.error } : offline;
  } catch {
    return offline;
  }
}

const send = <T>(method: "POST" | "PATCH" | "PUT" | "DELETE", path: string, body: object = {}) =>
  ask<T>(path, { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

interface Listed<T> {
  items: T[];
}

export const fetchContacts = (query: Record<string, string>): Promise<Result<Page<ContactView>>> =>
  ask(`?${new URLSearchParams(query).toString()}`);
export const fetchContact = (id: string): Promise<Result<ContactDetails>> => ask(`/${id}`);
export const fetchTimeline = (id: string, cursor: string | null): Promise<Result<Page<TimelineItem>>> =>
  ask(`/${id}/timeline?${new URLSearchParams({ limit: "30", ...(cursor && { cursor }) }).toString()}`);
export const fetchFields = (): Promise<Result<Listed<FieldView>>> => ask("/fields");
export const fetchDuplicates = (contactId: string): Promise<Result<Listed<DuplicateView>>> =>
  ask(`/duplicates?contactId=${contactId}`);

export const patchContact = (id: string, change: ContactChange): Promise<Result<ContactDetails>> =>
  send("PATCH", `/${id}`, change);
export const putLabels = (id: string, labelIds: string[]): Promise<Result<ContactDetails>> =>
  send("PUT", `/${id}/labels`, { labelIds });
export const postNote = (id: string, text: string): Promise<Result<{ id: string }>> =>
  send("POST", `/${id}/notes`, { text });
export const deleteNote = (noteId: string): Promise<Result<{ id: string }>> =>
  send("DELETE", `/notes/${noteId}`);
export const postMerge = (winnerId: string, loserId: string): Promise<Result<{ mergeId: string }>> =>
  send("POST", "/merge", { winnerId, loserId });
export const postUnmerge = (mergeId: string): Promise<Result<{ contactId: string; loserId: string }>> =>
  send("POST", "/unmerge", { mergeId });
export const postDistinction = (contactId: string, otherId: string): Promise<Result<unknown>> =>
  send("POST", "/distinguish", { contactId, otherId });

export interface FieldDraft {
  id?: string;
  label: string;
  kind: FieldKind;
  choices: string[];
  archived: boolean;
}
export const postField = (field: FieldDraft): Promise<Result<{ id: string }>> =>
  send("POST", "/fields", field);

export interface ImportChoice {
  mapping?: readonly (string | null)[];
  country?: string | undefined;
  overwrite: ImportOptions["overwrite"];
}

function importPath({ mapping, country, overwrite }: ImportChoice, preview: boolean): string {
  const query = new URLSearchParams({ preview: String(preview), overwrite: String(overwrite) });
  if (mapping) query.set("mapping", mapping.map((target) => target ?? "").join(","));
  if (country) query.set("country", country);
  return `/import?${query.toString()}`;
}

export const previewImport = (file: File, choice: ImportChoice): Promise<Result<ImportPreview>> =>
  ask(importPath(choice, true), { method: "POST", body: file });

/** `onProgress` is called after each part; the answer is the whole report. */
export async function postImport(
  file: File,
  choice: ImportChoice,
  onProgress: (report: ImportReport) => void,
): Promise<Result<ImportReport>> {
  try {
    const response = await fetch(`/api/contacts${importPath(choice, false)}`, { method: "POST", body: file });
    if (!response.ok || !response.body) {
      const { error } = (await response.json()) as { error?: Failure };
      return error ? { ok: false, error } : offline;
    }
    return await readReport(response.body, onProgress);
  } catch {
    return offline;
  }
}

async function readReport(
  body: ReadableStream<Uint8Array>,
  onProgress: (report: ImportReport) => void,
): Promise<Result<ImportReport>> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  let last: ImportReport | null = null;
  for (;;) {
    const { value, done } = await reader.read();
    const lines = (rest + decoder.decode(value, { stream: !done })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const step = JSON.parse(line) as ImportReport & { error?: Failure };
      if (step.error) return { ok: false, error: step.error };
      last = step;
      onProgress(step);
    }
    if (done) return last && last.done === last.total ? { ok: true, value: last } : offline;
  }
}
