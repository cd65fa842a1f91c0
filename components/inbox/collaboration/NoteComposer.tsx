"use client";

import { StickyNote } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { postNote } from "./api";
import { NoteField } from "./NoteField";
import { emptyNote, markupOf } from "./noteText";
import { useNoteDraft } from "./useNoteDraft";
import { useTyping } from "./useTyping";

interface NoteComposerProps {
  conversationId: string;
  /** Saved, or left with Escape. */
  onDone: () => void;
}

/** Text for colleagues, never sent: in the colour of a note, so that nobody takes it for an answer. */
export function NoteComposer({ conversationId, onDone }: NoteComposerProps) {
  const t = useTranslations("collaboration.note");
  const [note, setNote] = useNoteDraft(conversationId);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const typing = useTyping(conversationId);

  const save = async () => {
    const text = markupOf(note).trim();
    if (text === "" || saving) return;
    setSaving(true);
    const reply = await postNote(conversationId, text);
    setSaving(false);
    // What was written stays until it is kept.
    if (!reply.ok) return setFailure(reply.error.message || t("notSaved"));
    setFailure(null);
    setNote(emptyNote);
    onDone();
  };
  return (
    <div className="rounded-card border border-warning/40 bg-warning-tint transition-colors focus-within:border-warning">
      <NoteField
        note={note}
        onChange={setNote}
        onSubmit={() => void save()}
        onCancel={onDone}
        onKeystroke={typing}
      />
      <div className="flex items-center gap-2 px-2 pb-2">
        <p role="status" className="min-w-0 flex-1 truncate px-1 text-xs text-muted">
          {failure ? <span className="text-danger">{failure}</span> : t("hint")}
        </p>
        <Button
          variant="secondary"
          onClick={() => void save()}
          loading={saving}
          disabled={note.text.trim() === ""}
          icon={<StickyNote className="size-4" aria-hidden />}
        >
          {t("save")}
        </Button>
      </div>
    </div>
  );
}
