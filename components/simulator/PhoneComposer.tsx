"use client";

import { SendHorizontal, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, type KeyboardEvent } from "react";
import { IconButton } from "@/components/ui/IconButton";
import { AttachMenu } from "./AttachMenu";
import { ChatQuote } from "./ChatQuote";
import { isEditable } from "./MessageMenu";
import type { PhoneAbilities } from "./abilities";
import type { Focus, Writing } from "./useWriting";
import type { Act, ChatMessage } from "./views";

type Names = Record<ChatMessage["from"], string>;

interface PhoneComposerProps {
  abilities: PhoneAbilities;
  messages: readonly ChatMessage[];
  /** Names of both sides. */
  names: Names;
  writing: Writing;
  /** Resolves with whether it was done. */
  onAct: (act: Act) => Promise<boolean>;
}

/** Choosing from a menu gives the keyboard back to the menu's button first. */
const AFTER_MENU_MS = 50;

/** The lower edge of a phone: text, and a menu with everything else. */
export function PhoneComposer({ abilities, messages, names, writing, onAct }: PhoneComposerProps) {
  const t = useTranslations("simulator.composer");
  const { draft, focus, setDraft, begin, cancel, take } = writing;
  const input = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!focus) return;
    const timer = setTimeout(() => input.current?.focus(), AFTER_MENU_MS);
    return () => clearTimeout(timer);
  }, [focus]);

  const send = async () => {
    const taken = take();
    if (taken && !(await onAct(taken.act))) taken.restore();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && focus) cancel();
    // A word still being composed (accents, other scripts) takes its Enter for itself.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  };
  const empty = draft.trim() === "";
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      className="border-t bg-surface p-1.5"
    >
      {focus && <About focus={focus} names={names} onCancel={cancel} />}
      <div className="flex items-end gap-0.5">
        <AttachMenu
          abilities={abilities}
          lastOwn={messages.findLast(isEditable) ?? null}
          lastBusiness={messages.findLast(({ from }) => from === "business") ?? null}
          onAct={(act) => void onAct(act)}
          onEdit={(message) => begin({ mode: "edit", message })}
        />
        <textarea
          ref={input}
          rows={1}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={onKeyDown}
          aria-label={t("label", { name: names.customer })}
          placeholder={t("placeholder")}
          title={t("keys")}
          className="field-sizing-content max-h-32 min-h-8 min-w-0 flex-1 resize-none rounded-bubble border border-faint/40 bg-transparent px-3 py-1 text-md text-strong transition-colors placeholder:text-faint focus-visible:border-accent focus-visible:outline-none pointer-coarse:min-h-11 pointer-coarse:py-2.5 pointer-coarse:text-[1rem]"
        />
        <IconButton
          type="submit"
          label={t("send")}
          aria-disabled={empty || undefined}
          icon={<SendHorizontal className="size-4.5" aria-hidden />}
          className={empty ? undefined : "text-accent"}
        />
      </div>
    </form>
  );
}

function About({ focus, names, onCancel }: { focus: Focus; names: Names; onCancel: () => void }) {
  const t = useTranslations("simulator.composer");
  const { mode, message } = focus;
  const own = message.from === "customer";
  const label =
    mode === "edit" ? t("editing") : own ? t("quotingSelf") : t("quoting", { name: names.business });
  return (
    <div className="flex items-start gap-1 px-1 pb-1.5">
      <ChatQuote message={message} author={label} />
      <IconButton
        size="sm"
        label={t(mode === "edit" ? "cancelEdit" : "cancelQuote")}
        icon={<X className="size-4" aria-hidden />}
        onClick={onCancel}
      />
    </div>
  );
}
