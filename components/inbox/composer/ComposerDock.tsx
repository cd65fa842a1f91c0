"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactNode, type RefObject } from "react";
import { Button } from "@/components/ui/Button";
import { Tab, TabList, TabPanel, Tabs } from "@/components/ui/Tabs";
import type { ConversationView, QuoteView } from "@/lib/inbox/views";
import type { PlatformManifest } from "@/lib/platforms/contract";
import { isPlatformId, manifestOf } from "@/lib/platforms/manifest";
import type { InboxViewer } from "../actions";
import { NoteComposer } from "../collaboration/NoteComposer";
import { Composer } from "../Composer";
import { MayNotWrite, WindowClosed } from "../ComposerNotice";
import { useDraft } from "../drafts";
import type { Outbox } from "../outbox";
import { TemplateComposer } from "../platformTemplates/TemplateComposer";
import { ScheduledList } from "../schedule/ScheduledList";
import type { Files } from "../useFiles";
import { TemplateSheet } from "./TemplateSheet";
import { useDraftSync } from "./useDraftSync";
import { useKeyboardInset } from "./useKeyboardInset";
import { useModeKeys, type Mode } from "./useModeKeys";
import { useReturned } from "./useReturned";
import { useWindow } from "./useWindow";

export interface ComposerDockProps {
  conversation: ConversationView;
  /** The customer's name. */
  name: string;
  viewer: InboxViewer;
  /** `note`: whoever may not answer may still leave a note, where somebody asked them for it in one. */
  may: { write: boolean; note?: boolean };
  outbox: Outbox;
  files: Files;
  quoted: QuoteView | null;
  onUnquote: () => void;
  input: RefObject<HTMLTextAreaElement | null>;
}

/** What stands under the thread: a place to answer or to leave a note, or why nothing can be written. */
export function ComposerDock(props: ComposerDockProps) {
  const { conversation, may } = props;
  if (!isPlatformId(conversation.platform)) return null;
  return (
    <Frame>
      {may.write ? (
        <Writing {...props} manifest={manifestOf(conversation.platform)} />
      ) : (
        <Reading conversationId={conversation.id} mayNote={may.note ?? false} />
      )}
    </Frame>
  );
}

function Reading({ conversationId, mayNote }: { conversationId: string; mayNote: boolean }) {
  const t = useTranslations("composer.modes");
  const [noting, setNoting] = useState(false);
  if (noting) return <NoteComposer conversationId={conversationId} onDone={() => setNoting(false)} />;
  return (
    <div className="flex flex-col items-start gap-2 pt-2">
      <MayNotWrite />
      {mayNote && <Button onClick={() => setNoting(true)}>{t("leaveNote")}</Button>}
    </div>
  );
}

function Writing(props: ComposerDockProps & { manifest: PlatformManifest }) {
  const { conversation, input } = props;
  const t = useTranslations("composer.modes");
  const [mode, setMode] = useState<Mode>("reply");
  useModeKeys(mode, setMode, input);
  const answer = () => {
    setMode("reply");
    // The field is there with the next drawing.
    requestAnimationFrame(() => input.current?.focus());
  };
  return (
    <Tabs value={mode} onValueChange={(value) => setMode(value as Mode)}>
      <ScheduledList conversationId={conversation.id} />
      <TabList aria-label={t("label")} className="border-b-0!">
        <Tab value="reply">{t("reply")}</Tab>
        <Tab value="note" aria-keyshortcuts="n">
          {t("note")}
        </Tab>
      </TabList>
      <TabPanel value="reply" className="pt-1.5! pb-1" tabIndex={-1}>
        <Reply {...props} />
      </TabPanel>
      <TabPanel value="note" className="pt-1.5! pb-1" tabIndex={-1}>
        <NoteComposer conversationId={conversation.id} onDone={answer} />
      </TabPanel>
    </Tabs>
  );
}

function Reply(props: ComposerDockProps & { manifest: PlatformManifest }) {
  const { conversation, name, viewer, outbox, files, input, manifest } = props;
  const window = useWindow(conversation);
  const [draft, setDraft] = useDraft(viewer.id, conversation.id);
  const [choosing, setChoosing] = useState(false);
  useDraftSync(viewer.id, conversation.id, () => document.activeElement === input.current);
  const writable = window.state !== "closed";
  const returned = useReturned(outbox, conversation.id, { text: draft, setText: setDraft, files, writable });

  if (!writable) {
    return (
      <div className="flex flex-col gap-2">
        <WindowClosed manifest={manifest} window={window} draft={draft} />
        {manifest.templates && (
          <TemplateComposer
            conversation={conversation}
            name={name}
            onSend={(written) => void outbox.send(written)}
          />
        )}
      </div>
    );
  }
  return (
    <div className="rounded-card border border-faint/40 bg-surface transition-colors focus-within:border-accent">
      <Composer
        conversation={conversation}
        name={name}
        manifest={manifest}
        window={window}
        draft={draft}
        setDraft={setDraft}
        files={files}
        quoted={props.quoted}
        onUnquote={props.onUnquote}
        outbox={outbox}
        refused={returned.reason}
        onForgetRefused={returned.forget}
        onTemplate={manifest.templates ? () => setChoosing(true) : undefined}
        input={input}
      />
      {manifest.templates && (
        <TemplateSheet
          open={choosing}
          onOpenChange={setChoosing}
          conversation={conversation}
          name={name}
          outbox={outbox}
        />
      )}
    </div>
  );
}

/** Above the keyboard of a phone, and clear of its rounded edges. */
function Frame({ children }: { children: ReactNode }) {
  const keyboard = useKeyboardInset();
  return (
    <div
      style={keyboard > 0 ? { marginBottom: keyboard } : undefined}
      className="border-t px-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] md:px-5 md:pb-3"
    >
      <div className="mx-auto max-w-3xl pt-1">{children}</div>
    </div>
  );
}
