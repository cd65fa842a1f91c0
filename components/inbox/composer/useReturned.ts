"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import type { Outbox } from "../outbox";
import type { Files } from "../useFiles";

interface Place {
  text: string;
  setText: (text: string) => void;
  files: Files;
  /** May something be written here right now? */
  writable: boolean;
}

/**
 * What the server refused comes back to where it was written, with the reason, as soon as that place is empty; until then
 * it stands in the thread as not sent. Answers the reason, and how to forget it.
 */
export function useReturned(
  outbox: Outbox,
  conversationId: string,
  { text, setText, files, writable }: Place,
): { reason: string | null; forget(): void } {
  const [taken, setTaken] = useState<{ clientKey: string; reason: string | null } | null>(null);
  const items = useSyncExternalStore(outbox.subscribe, outbox.items, outbox.items);
  const refused = items.find(
    (item) =>
      item.conversationId === conversationId &&
      item.state === "failed" &&
      item.message.platformTemplate === undefined,
  );
  const empty = text.trim() === "" && files.files.length === 0;
  // A file is only taken back where it will be seen: a draft keeps the text alone.
  const takes = refused && empty && (writable || !refused.file);
  if (takes && taken?.clientKey !== refused.clientKey) {
    setTaken({ clientKey: refused.clientKey, reason: refused.failure });
  }
  useEffect(() => {
    if (!takes) return;
    const { file, message, clientKey } = refused;
    setText(message.text ?? "");
    if (file?.blob) files.add([new File([file.blob], file.name, { type: file.mimeType })]);
    else if (file) {
      const { kind, mimeType, name, size } = file;
      files.addStored(
        (message.attachments ?? []).map(({ mediaId }) => ({ mediaId, fileName: name, kind, mimeType, size })),
      );
    }
    outbox.remove(clientKey);
  }, [takes, refused, setText, files, outbox]);
  return { reason: taken?.reason ?? null, forget: () => setTaken(null) };
}
