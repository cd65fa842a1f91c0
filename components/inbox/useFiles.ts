"use client";

import { useEffect, useReducer, useRef } from "react";
import type { AttachmentKind, PlatformManifest } from "@/lib/platforms/contract";
import { fileKind } from "@/lib/inbox/rules";
import { uploadFile } from "./api";

export type FileProblem =
  | { what: "fileType" }
  | { what: "fileTooLarge"; limit: number }
  | { what: "upload"; text: string }
  /** Not in the way of sending: it is uploaded when the message leaves. */
  | { what: "offline" };

/** A file on its way into a message. */
export interface ComposerFile {
  id: string;
  file: Pick<File, "name" | "type" | "size">;
  /** Null for one that the server has already, from a saved reply. */
  blob: File | null;
  kind: AttachmentKind;
  previewUrl: string;
  /** Its own text, where several go out together; the first has the composer's. */
  caption: string;
  /** 0-100 while uploading. */
  percent: number;
  mediaId: string | null;
  problem: FileProblem | null;
}

/** A file that the server has. */
export interface StoredFile {
  mediaId: string;
  fileName: string;
  kind: AttachmentKind;
  mimeType: string;
  size: number;
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
function problemOf(
  { attachments }: PlatformManifest,
  kind: AttachmentKind,
  { type, size }: Pick<File, "type" | "size">,
): FileProblem | null {
  const rule = attachments[kind];
  const taken = rule && (rule.mimeTypes.includes(type) || rule.mimeTypes.includes("*/*"));
  if (!taken) return { what: "fileType" };
  return size > rule.maxBytes ? { what: "fileTooLarge", limit: rule.maxBytes } : null;
}

export interface Files {
  files: readonly ComposerFile[];
  add(chosen: readonly File[]): void;
  addStored(stored: readonly StoredFile[]): void;
  setCaption(id: string, caption: string): void;
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

  const upload = async ({ id, blob }: ComposerFile) => {
    if (!blob) return;
    const controller = new AbortController();
    uploads.current.set(id, controller);
    dispatch({ type: "changed", id, to: { percent: 0, problem: null } });
    const reply = await uploadFile(
      blob,
      (percent) => dispatch({ type: "changed", id, to: { percent } }),
      controller.signal,
    );
    uploads.current.delete(id);
    dispatch({
      type: "changed",
      id,
      to: reply.ok ? done(reply.value.id) : { problem: refused(reply.error) },
    });
  };

  return {
    files,
    add(chosen) {
      if (!manifest) return;
      const added = chosen.map((blob) => {
        const kind = fileKind(manifest, blob.type);
        const { name, type, size } = blob;
        return {
          ...fresh({ name, type, size }, kind),
          blob,
          previewUrl: URL.createObjectURL(blob),
          problem: problemOf(manifest, kind, blob),
        };
      });
      dispatch({ type: "added", files: added });
      for (const file of added) if (!file.problem) void upload(file);
    },
    addStored(stored) {
      if (!manifest) return;
      const added = stored.map(({ mediaId, fileName, kind, mimeType, size }) => {
        const file = { name: fileName, type: mimeType, size };
        return {
          ...fresh(file, kind),
          ...done(mediaId),
          previewUrl: `/api/media/${mediaId}`,
          problem: problemOf(manifest, kind, file),
        };
      });
      dispatch({ type: "added", files: added });
    },
    setCaption: (id, caption) => dispatch({ type: "changed", id, to: { caption } }),
    retry: (file) => void upload(file),
    remove(id) {
      uploads.current.get(id)?.abort();
      const file = files.find((candidate) => candidate.id === id);
      if (file?.blob) URL.revokeObjectURL(file.previewUrl);
      dispatch({ type: "removed", ids: [id] });
    },
    release: () => dispatch({ type: "removed", ids: files.map(({ id }) => id) }),
  };
}

const fresh = (file: ComposerFile["file"], kind: AttachmentKind): ComposerFile => ({
  id: crypto.randomUUID(),
  file,
  blob: null,
  kind,
  previewUrl: "",
  caption: "",
  percent: 0,
  mediaId: null,
  problem: null,
});

const done = (mediaId: string) => ({ mediaId, percent: 100 });

const refused = ({ code, message }: { code: string; message: string }): FileProblem =>
  code === "offline" ? { what: "offline" } : { what: "upload", text: message };

/** Still on its way: sending waits for it. */
export const isUploading = ({ mediaId, problem }: ComposerFile): boolean => mediaId === null && !problem;

/** Nothing goes out with it. */
export const isBroken = ({ problem }: ComposerFile): boolean =>
  problem !== null && problem.what !== "offline";
