"use client";

import { Paperclip, SendHorizontal, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, type ClipboardEvent, type KeyboardEvent, type RefObject } from "react";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import type { ConversationView, QuoteView } from "@/lib/inbox/views";
import type { PlatformManifest } from "@/lib/platforms/contract";
import { ComposerFiles } from "./ComposerFiles";
import { ComposerNotes } from "./ComposerNotice";
import { useDraft } from "./drafts";
import type { Written } from "./outbox";
import { Quote } from "./Quote";
import type { Files } from "./useFiles";
import type { WindowView } from "./window";
import { WindowChip } from "./WindowChip";
import { messagesOf, roomFor } from "./written";

interface ComposerProps {
  conversation: ConversationView;
  /** The customer's name. */
  name: string;
  manifest: PlatformManifest;
  window: WindowView;
  files: Files;
  quoted: QuoteView | null;
  onUnquote: () => void;
  onSend: (written: Written) => void;
  input: RefObject<HTMLTextAreaElement | null>;
}

/** From here on the length is worth a look. */
const NEAR_LIMIT = 0.85;

export function Composer({
  conversation,
  name,
  manifest,
  window,
  files,
  quoted,
  onUnquote,
  onSend,
  input,
}: ComposerProps) {
  const t = useTranslations("inbox.composer");
  const [draft, setDraft] = useDraft(conversation.id);
  const text = draft.trim();
  const room = roomFor(manifest, files.files[0]?.kind) - text.length;
  const uploading = files.files.some(({ mediaId, problem }) => mediaId === null && !problem);
  const broken = files.files.some(({ problem }) => problem !== null);
  const ready = (text !== "" || files.files.length > 0) && room >= 0 && !uploading && !broken;

  const send = () => {
    if (!ready) return;
    for (const written of messagesOf(conversation.id, text, files.files, quoted)) onSend(written);
    setDraft("");
    files.release();
    onUnquote();
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // A word still being composed (accents, other scripts) takes its Enter for itself; a thumb's Enter is a new line.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    if (matchMedia("(pointer: coarse)").matches) return;
    event.preventDefault();
    send();
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = [...event.clipboardData.files];
    if (pasted.length === 0) return;
    event.preventDefault();
    files.add(pasted);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      className="border-t px-2 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] md:px-5 md:pt-3 md:pb-3"
    >
      <div className="mx-auto max-w-3xl rounded-card border border-faint/40 bg-surface transition-colors focus-within:border-accent">
        <ComposerNotes window={window} reachable={conversation.reachable} />
        {quoted && <Quoting quoted={quoted} name={name} onCancel={onUnquote} />}
        <ComposerFiles {...files} platform={manifest.label} />
        <textarea
          ref={input}
          rows={1}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          aria-label={t("label")}
          placeholder={t("placeholder")}
          title={t("newline")}
          className="block field-sizing-content max-h-50 min-h-11 w-full resize-none bg-transparent px-3 pt-2.5 pb-1 text-md text-strong placeholder:text-faint focus-visible:outline-none pointer-coarse:text-[1rem]"
        />
        <div className="flex items-center gap-2 px-1.5 pb-1.5">
          <AttachButton onChoose={files.add} />
          <WindowChip window={window} />
          <Room room={room} limit={room + text.length} />
          <Button
            type="submit"
            variant="primary"
            disabled={!ready}
            className="ml-auto"
            icon={<SendHorizontal className="size-4" aria-hidden />}
          >
            {t("send")}
          </Button>
        </div>
      </div>
    </form>
  );
}

function Quoting({ quoted, name, onCancel }: { quoted: QuoteView; name: string; onCancel: () => void }) {
  const t = useTranslations("inbox.composer");
  return (
    <div className="flex items-start gap-1 px-3 pt-3">
      <Quote quote={quoted} name={name} />
      <IconButton
        size="sm"
        label={t("cancelReply")}
        icon={<X className="size-4" aria-hidden />}
        onClick={onCancel}
      />
    </div>
  );
}

function AttachButton({ onChoose }: { onChoose: (files: File[]) => void }) {
  const t = useTranslations("inbox.composer");
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={chooser}
        type="file"
        multiple
        tabIndex={-1}
        aria-label={t("attach")}
        className="hidden"
        onChange={(event) => {
          onChoose([...(event.target.files ?? [])]);
          // The same file may be chosen again.
          event.target.value = "";
        }}
      />
      <IconButton
        label={t("attach")}
        icon={<Paperclip className="size-4.5" aria-hidden />}
        onClick={() => chooser.current?.click()}
      />
    </>
  );
}

function Room({ room, limit }: { room: number; limit: number }) {
  const t = useTranslations("inbox.composer");
  if (limit - room < limit * NEAR_LIMIT) return null;
  return (
    <span
      role="status"
      className={room < 0 ? "text-xs font-medium text-danger" : "text-xs text-muted tabular-nums"}
    >
      {room < 0 ? t("tooLong", { count: -room }) : t("left", { count: room })}
    </span>
  );
}
