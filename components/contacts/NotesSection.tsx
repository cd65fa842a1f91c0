"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { Textarea } from "@/components/ui/Textarea";
import type { ContactDetails } from "@/lib/contacts/views";
import { Nothing, Section } from "./Section";
import type { ContactData } from "./useContact";

interface NotesSectionProps {
  contact: ContactDetails;
  viewerId: string;
  data: Pick<ContactData, "addNote" | "removeNote">;
}

/** Notes about the person; those about a conversation are in the timeline. */
export function NotesSection({ contact, viewerId, data }: NotesSectionProps) {
  const t = useTranslations("contacts.notes");
  const [text, setText] = useState("");
  const [saving, setSaving] = useState(false);
  const save = async () => {
    if (!text.trim() || saving) return;
    setSaving(true);
    if (await data.addNote(text.trim())) setText("");
    setSaving(false);
  };
  return (
    <Section title={t("title")} count={contact.notes.length}>
      <form
        className="flex flex-col items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Textarea
          aria-label={t("write")}
          placeholder={t("write")}
          rows={2}
          maxLength={5000}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void save();
          }}
        />
        {text.trim() && (
          <Button type="submit" size="sm" loading={saving}>
            {t("save")}
          </Button>
        )}
      </form>
      {contact.notes.length === 0 && <Nothing>{t("none")}</Nothing>}
      <ul className="flex flex-col gap-2">
        {contact.notes.map((note) => (
          <li key={note.id} className="rounded-card bg-warning-tint px-3 py-2 text-sm">
            <p className="[overflow-wrap:anywhere] whitespace-pre-wrap text-strong">{note.text}</p>
            <p className="mt-1 flex items-center justify-between gap-2 text-xs text-muted">
              <span className="min-w-0 truncate">
                {note.author} · <RelativeTime date={note.createdAt} />
              </span>
              {note.authorId === viewerId && (
                <IconButton
                  label={t("delete")}
                  icon={<Trash2 className="size-3.5" aria-hidden />}
                  size="sm"
                  variant="ghost"
                  className="-my-1.5"
                  onClick={() => void data.removeNote(note.id)}
                />
              )}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
