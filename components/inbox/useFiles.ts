"use client";

import { useEffect, useReducer, useRef } from "react";
import type { AttachmentKind, PlatformManifest } from "@/lib/platforms/contract";
import { fileKind } from "@/lib/inbox/rules";
import { uploadFile } from "./api";

export type FileProblem =
  { what: "fileType" } | { what: "fileTooLarge"; limit: number } | { what: "upload"; text: string };

/** A file on its way into a message. */
export interface ComposerFile {
  id: string;
  file: File;
  kind: AttachmentKind;
  previewUrl: string;
  /** 0-100 while uploading. */
  percent: number;
  mediaId: string | null;
  problem: FileProblem | null;
}

type Event =
  | { type: "added"; files: ComposerFile[] }
  | { type: "changed"; id: string; to: Partial<ComposerFile> }
  | { type: "removed"; ids: readonly string[] };

function reduce(files: readonly ComposerFile[], event: Event): readonly ComposerFile[] {
  switch (event.type) {
    case "added":
      return [...files, ...event.files];
    case "changed":
      return files.map((file) => (file.id === event.id ? { ...file, ...event.to } : file));
    case "removed":
      return files.filter(({ id }) => !event.ids.includes(id));
  }
}

/** Said before anything is uploaded, by the same data as the server's rule. */
export function problemOf(manifest: PlatformManifest, file: Pick<File, "type" | "size">): FileProblem | null {
  const rule = manifest.attachments[fileKind(manifest, file.type)];
  const taken = rule && (rule.mimeTypes.includes(file.type) || rule.mimeTypes.includes("*/*"));
  if (!taken) return { what: "fileType" };
  return file.size > rule.maxBytes ? { what: "fileTooLarge", limit: rule.maxBytes } : null;
}

export interface Files {
  files: readonly ComposerFile[];
  add(chosen: readonly File[]): void;
  retry(file: ComposerFile): void;
  /** Takes it out and stops its upload. */
  remove(id: string): void;
  /** They are in a message now, which goes on showing their previews. */
  release(): void;
}

/** The files beside the text: each is uploaded as soon as it is chosen. @param manifest null: nothing can be sent */
export function useFiles(manifest: PlatformManifest | null): Files {
  const [files, dispatch] = useReducer(reduce, []);
  const uploads = useRef(new Map<string, AbortController>());
  useEffect(() => {
    const running = uploads.current;
    return () => running.forEach((upload) => upload.abort());
  }, []);

  const upload = async ({ id, file }: ComposerFile) => {
    const controller = new AbortController();
    uploads.current.set(id, controller);
    dispatch({ type: "changed", id, to: { percent: 0, problem: null } });
    const reply = await uploadFile(
      file,
      (percent) => dispatch({ type: "changed", id, to: { percent } }),
      controller.signal,
    );
    uploads.current.delete(id);
    const to = reply.ok
      ? { mediaId: reply.value.id, percent: 100 }
      : { problem: { what: "upload" as const, text: reply.error.message } };
    dispatch({ type: "changed", id, to });
  };

  return {
    files,
    add(chosen) {
      if (!manifest) return;
      const added = chosen.map((file) => ({
        id: crypto.randomUUID(),
        file,
        kind: fileKind(manifest, file.type),
        previewUrl: URL.createObjectURL(file),
        percent: 0,
        mediaId: null,
        problem: problemOf(manifest, file),
      }));
      dispatch({ type: "added", files: added });
      for (const file of added) if (!file.problem) void upload(file);
    },
    retry: (file) => void upload(file),
    remove(id) {
      uploads.current.get(id)?.abort();
      const file = files.find((candidate) => candidate.id === id);
      if (file) URL.revokeObjectURL(file.previewUrl);
      dispatch({ type: "removed", ids: [id] });
    },
    release: () => dispatch({ type: "removed", ids: files.map(({ id }) => id) }),
  };
}
