"use client";

import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { Avatar } from "@/components/ui/Avatar";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { Menu, MenuItem } from "@/components/ui/Menu";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { abilities } from "@/lib/auth/policy";
import { partsOfNote } from "@/lib/inbox/mentions";
import type { NoteView } from "@/lib/inbox/timelineViews";
import type { InboxViewer } from "../actions";
import { patchNote, postNote, removeNote } from "./api";
import { NoteField } from "./NoteField";
import { markupOf, typedOf } from "./noteText";

interface NoteLineProps {
  note: NoteView;
  viewer: InboxViewer;
}

/** A colleague's note between the messages. */
export function NoteLine({ note, viewer }: NoteLineProps) {
  const t = useTranslations("collaboration.note");
  const [editing, setEditing] = useState(false);
  const may = abilities(viewer, ["note.edit", "note.delete"], { ownerId: note.author.id });
  const remove = async () => {
    const reply = await removeNote(note.id);
    if (!reply.ok) toast.error(reply.error.message || t("notDeleted"));
    else if (note.author.id !== viewer.id) toast.success(t("deleted"));
    else {
      const again = () => void postNote(note.conversationId, note.text);
      toast.success(t("deleted"), { action: { label: t("undo"), onClick: again } });
    }
  };
  return (
    <article aria-label={t("by", { name: note.author.name })} className="group/note flex justify-end pt-3">
      <div className="max-w-[min(100%,36rem)] min-w-0 rounded-bubble border border-warning/30 bg-warning-tint px-3 py-2">
        <header className="flex items-center gap-2 text-xs text-muted">
          <Avatar name={note.author.name} size="sm" />
          <span className="min-w-0 truncate font-medium text-strong">{note.author.name}</span>
          <span className="shrink-0">{t("kind")}</span>
          <span className="flex shrink-0 gap-1">
            <RelativeTime date={note.at} />
            {note.editedAt && <span>· {t("edited")}</span>}
          </span>
          {!editing && (may["note.edit"] || may["note.delete"]) && (
            <Menu
              align="end"
              trigger={
                <IconButton
                  label={t("actions")}
                  size="sm"
                  icon={<Ellipsis className="size-4" aria-hidden />}
                  className="-my-1 ml-auto"
                />
              }
            >
              {may["note.edit"] && (
                <MenuItem icon={<Pencil />} onSelect={() => setEditing(true)}>
                  {t("edit")}
                </MenuItem>
              )}
              {may["note.delete"] && (
                <MenuItem icon={<Trash2 />} danger onSelect={() => void remove()}>
                  {t("delete")}
                </MenuItem>
              )}
            </Menu>
          )}
        </header>
        {editing ? (
          <NoteEditor note={note} onDone={() => setEditing(false)} />
        ) : (
          <p className="mt-1 max-w-[68ch] text-md [overflow-wrap:anywhere] whitespace-pre-wrap text-strong">
            <NoteText note={note} viewerId={viewer.id} />
          </p>
        )}
      </div>
    </article>
  );
}

/** Names as they are today; the viewer's own stands out. */
function NoteText({ note, viewerId }: { note: NoteView; viewerId: string }) {
  return partsOfNote(note.text).map((part, index) => {
    if ("text" in part) return part.text;
    const { name } = note.mentions.find(({ id }) => id === part.userId) ?? part;
    return (
      <span
        key={index}
        data-me={part.userId === viewerId || undefined}
        className="rounded-control px-0.5 font-medium text-accent data-me:bg-accent-tint"
      >
        @{name}
      </span>
    );
  });
}

function NoteEditor({ note, onDone }: { note: NoteView; onDone: () => void }) {
  const t = useTranslations("collaboration.note");
  const [typed, setTyped] = useState(() => typedOf(note.text));
  const [saving, setSaving] = useState(false);
  const save = async () => {
    const text = markupOf(typed).trim();
    if (text === "" || saving) return;
    if (text === note.text) return onDone();
    setSaving(true);
    const reply = await patchNote(note.id, text);
    setSaving(false);
    if (reply.ok) onDone();
    else toast.error(reply.error.message || t("notSaved"));
  };
  return (
    <div className="mt-1 w-[36rem] max-w-full">
      <NoteField note={typed} onChange={setTyped} onSubmit={() => void save()} onCancel={onDone} />
      <div className="flex justify-end gap-2 pt-1">
        <Button variant="ghost" onClick={onDone}>
          {t("cancel")}
        </Button>
        <Button onClick={() => void save()} loading={saving}>
          {t("save")}
        </Button>
      </div>
    </div>
  );
}
