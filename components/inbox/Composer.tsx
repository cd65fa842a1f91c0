"use client";

import { SendHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState, type ClipboardEvent, type KeyboardEvent, type RefObject } from "react";
import { TemplatePicker } from "@/components/templates/TemplatePicker";
import { Button } from "@/components/ui/Button";
import type { ConversationView, QuoteView } from "@/lib/inbox/views";
import type { PlatformManifest, TextStyle } from "@/lib/platforms/contract";
import { useTyping } from "./collaboration/useTyping";
import { ComposerFiles } from "./ComposerFiles";
import { ComposerNotes } from "./ComposerNotice";
import { toggleMark } from "./composer/formatting";
import { styleOfKey } from "./composer/FormatBar";
import { CustomerView, Quoting, Returned, Room } from "./composer/parts";
import { Toolbar } from "./composer/Toolbar";
import { useCustomerTyping } from "./composer/useCustomerTyping";
import { useField } from "./composer/useField";
import { VoiceRecorder } from "./composer/VoiceRecorder";
import type { VoiceNote } from "./composer/voiceNote";
import type { SetDraft } from "./drafts";
import type { Outbox } from "./outbox";
import { ScheduleMenu } from "./schedule/ScheduleMenu";
import { isBroken, isUploading, type Files } from "./useFiles";
import type { WindowView } from "./window";
import { WindowChip } from "./WindowChip";
import { messagesOf, roomFor } from "./written";

export interface ComposerProps {
  conversation: ConversationView;
  /** The customer's name. */
  name: string;
  manifest: PlatformManifest;
  window: WindowView;
  draft: string;
  setDraft: SetDraft;
  files: Files;
  quoted: QuoteView | null;
  onUnquote: () => void;
  outbox: Outbox;
  /** Why what stands here was not sent; null when it has not been tried. */
  refused: string | null;
  onForgetRefused: () => void;
  /** Opens the approved templates; absent where the platform has none. */
  onTemplate?: () => void;
  input: RefObject<HTMLTextAreaElement | null>;
}

/** A slash at the start asks for a saved reply by its shortcut. */
const slash = /^\/([^\n]{0,40})$/;

export function Composer(props: ComposerProps) {
  const { conversation, name, manifest, window, draft, setDraft, files, quoted, onUnquote, outbox, input } =
    props;
  const t = useTranslations("inbox.composer");
  const field = useField(input, draft, setDraft);
  const tellColleagues = useTyping(conversation.id);
  const tellCustomer = useCustomerTyping(conversation.id, manifest);
  const [recording, setRecording] = useState(false);
  const [picking, setPicking] = useState(false);
  const [unslashed, setUnslashed] = useState<string | null>(null);
  const template = useRef<string | null>(null);

  const text = draft.trim();
  const room = roomFor(manifest, files.files[0]?.kind) - text.length;
  const waits = files.files.some(isUploading);
  const ready = (text !== "" || files.files.length > 0) && room >= 0 && !waits && !files.files.some(isBroken);
  // A slash that was dismissed is a character like others until the text is another one.
  const shortcut = draft === unslashed ? null : (slash.exec(draft)?.[1] ?? null);

  const clear = (kept: Promise<void>) => {
    setDraft("", kept);
    template.current = null;
    files.release();
    onUnquote();
    props.onForgetRefused();
  };
  const send = () => {
    if (!ready) return;
    const composed = { conversationId: conversation.id, text, files: files.files, quoted };
    const messages = messagesOf({ ...composed, templateId: template.current });
    clear(Promise.all(messages.map((written) => outbox.send(written))).then(() => undefined));
    input.current?.focus();
  };
  const sendVoice = ({ blob, kind, mimeType, name: fileName }: VoiceNote) => {
    const file = {
      blob,
      kind,
      mimeType,
      name: fileName,
      size: blob.size,
      previewUrl: URL.createObjectURL(blob),
    };
    const message = quoted?.id ? { replyToId: quoted.id } : {};
    void outbox.send({ conversationId: conversation.id, message, quoted, file });
    onUnquote();
  };
  const format = (style: TextStyle) => {
    const mark = manifest.formatting?.[style];
    if (mark) field.change((selected) => toggleMark(selected, mark));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const style = styleOfKey(event, manifest.formatting);
    if (style) {
      event.preventDefault();
      return format(style);
    }
    if (sends(event)) {
      event.preventDefault();
      send();
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = [...event.clipboardData.files];
    if (pasted.length === 0) return;
    event.preventDefault();
    files.add(pasted);
  };
  const closePicker = () => {
    setPicking(false);
    setUnslashed(draft);
    input.current?.focus();
  };
  if (recording) {
    return <VoiceRecorder manifest={manifest} onSend={sendVoice} onClose={() => setRecording(false)} />;
  }
  return (
    <>
      {(picking || shortcut !== null) && (
        <TemplatePicker
          conversation={conversation}
          query={shortcut ?? ""}
          onPick={(reply) => {
            template.current = reply.id;
            if (shortcut !== null) setDraft(reply.text);
            else field.insert(reply.text);
            files.addStored(reply.attachments);
            setPicking(false);
            input.current?.focus();
          }}
          onClose={closePicker}
        />
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <ComposerNotes window={window} reachable={conversation.reachable} />
        {props.refused !== null && <Returned reason={props.refused} onDismiss={props.onForgetRefused} />}
        {quoted && <Quoting quoted={quoted} name={name} onCancel={onUnquote} />}
        <ComposerFiles {...files} manifest={manifest} />
        <textarea
          ref={input}
          rows={1}
          value={draft}
          onChange={(event) => {
            setDraft(event.target.value);
            tellColleagues();
            tellCustomer();
          }}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          aria-label={t("label")}
          placeholder={t("placeholder")}
          title={t("newline")}
          className="block field-sizing-content max-h-50 min-h-11 w-full resize-none bg-transparent px-3 pt-2.5 pb-1 text-md text-strong placeholder:text-faint focus-visible:outline-none pointer-coarse:text-[1rem]"
        />
        <CustomerView text={text} name={name} formatting={manifest.formatting} platform={manifest.id} />
        <Toolbar
          manifest={manifest}
          input={input}
          onFiles={files.add}
          onEmoji={field.insert}
          onFormat={format}
          onReplies={() => setPicking(true)}
          onTemplate={props.onTemplate}
          onVoice={manifest.attachments.voice ? () => setRecording(true) : undefined}
        >
          <WindowChip window={window} />
          <Room room={room} limit={room + text.length} />
          <span className="ml-auto flex items-center gap-1">
            <ScheduleMenu
              conversation={conversation}
              disabled={!ready || files.files.some(({ mediaId }) => mediaId === null)}
              message={() => ({
                text: text || null,
                attachments: files.files.flatMap(({ mediaId }) => (mediaId === null ? [] : [{ mediaId }])),
                replyToId: quoted?.id ?? null,
              })}
              onScheduled={() => clear(Promise.resolve())}
            />
            <Button
              type="submit"
              variant="primary"
              disabled={!ready}
              icon={<SendHorizontal className="size-4" aria-hidden />}
            >
              <span className="md:@max-[34rem]:sr-only">{t("send")}</span>
            </Button>
          </span>
        </Toolbar>
      </form>
    </>
  );
}

/** A word still being composed (accents, other scripts) takes its Enter for itself; a thumb's Enter is a new line. */
function sends({ key, shiftKey, ctrlKey, metaKey, nativeEvent }: KeyboardEvent): boolean {
  if (key !== "Enter" || nativeEvent.isComposing) return false;
  if (ctrlKey || metaKey) return true;
  return !shiftKey && !matchMedia("(pointer: coarse)").matches;
}
