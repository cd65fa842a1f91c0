"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from "react";
import { Avatar } from "@/components/ui/Avatar";
import { Textarea } from "@/components/ui/Textarea";
import type { PersonView } from "@/lib/inbox/views";
import { complete, matching, mentionQuery, type TypedNote } from "./noteText";
import { useColleagues } from "./useColleagues";

/** More than fit above a phone's keyboard are found by another letter. */
const OFFERED = 5;

interface NoteFieldProps {
  note: TypedNote;
  onChange: (note: TypedNote) => void;
  /** Enter without Shift. */
  onSubmit: () => void;
  /** Escape, when nothing is offered. */
  onCancel: () => void;
  onKeystroke?: () => void;
  disabled?: boolean;
}

/** Where a note is typed. An "@" offers the colleagues, chosen with the arrows and Enter or by a tap. */
export function NoteField({ note, onChange, onSubmit, onCancel, onKeystroke, disabled }: NoteFieldProps) {
  const t = useTranslations("collaboration.note");
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const offer = useOffer(note);
  const placed = useRef<number | null>(null);
  // The caret moves with the completed name, once the field has it.
  useLayoutEffect(() => {
    if (placed.current === null) return;
    field.current?.setSelectionRange(placed.current, placed.current);
    placed.current = null;
  }, [note.text]);

  const choose = (person: PersonView) => {
    const { caret, ...completed } = complete(note, offer.caret, person);
    placed.current = caret;
    offer.moveCaret(caret);
    onChange(completed);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const person = offer.people[offer.active];
    const act = person
      ? offer.actionOf(event.key, () => choose(person))
      : fieldAction(event, onSubmit, onCancel);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <div className="relative">
      {offer.people.length > 0 && (
        <ul
          id={listId}
          role="listbox"
          aria-label={t("colleagues")}
          className="absolute bottom-full left-0 z-20 mb-1 w-64 max-w-full rounded-card bg-raised p-1 shadow-raised"
        >
          {offer.people.map((person, index) => (
            <li
              key={person.id}
              id={`${listId}${index}`}
              role="option"
              aria-selected={index === offer.active}
              // Before the field loses the focus.
              onPointerDown={(event) => {
                event.preventDefault();
                choose(person);
              }}
              className={clsx(
                "flex min-h-8 cursor-pointer items-center gap-2 rounded-control px-2 text-sm pointer-coarse:min-h-11",
                index === offer.active && "bg-strong/6 text-strong",
              )}
            >
              <Avatar name={person.name} size="sm" />
              <span className="min-w-0 truncate">{person.name}</span>
            </li>
          ))}
        </ul>
      )}
      <Textarea
        ref={field}
        rows={2}
        autoFocus
        maxLength={4_000}
        value={note.text}
        disabled={disabled}
        aria-label={t("label")}
        placeholder={t("placeholder")}
        aria-autocomplete="list"
        aria-controls={offer.people.length > 0 ? listId : undefined}
        aria-activedescendant={offer.people.length > 0 ? `${listId}${offer.active}` : undefined}
        onChange={(event) => {
          offer.moveCaret(event.target.selectionStart);
          onChange({ ...note, text: event.target.value });
          onKeystroke?.();
        }}
        onSelect={(event) => offer.moveCaret(event.currentTarget.selectionStart)}
        onBlur={offer.dismiss}
        onKeyDown={onKeyDown}
        className="border-transparent bg-transparent"
      />
    </div>
  );
}

function fieldAction(event: KeyboardEvent, onSubmit: () => void, onCancel: () => void) {
  if (event.key === "Escape") return onCancel;
  return event.key === "Enter" && !event.shiftKey ? onSubmit : undefined;
}

/** Who is offered for what stands before the caret. */
function useOffer({ text }: TypedNote) {
  const colleagues = useColleagues();
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const query = mentionQuery(text, caret);
  const people = query === null || dismissed === text ? [] : matching(colleagues, query).slice(0, OFFERED);
  const at = Math.min(active, Math.max(0, people.length - 1));
  return {
    people,
    caret,
    active: at,
    moveCaret(to: number) {
      setCaret(to);
      setActive(0);
    },
    dismiss: () => setDismissed(text),
    actionOf(key: string, choose: () => void): (() => void) | undefined {
      switch (key) {
        case "ArrowDown":
          return () => setActive((at + 1) % people.length);
        case "ArrowUp":
          return () => setActive((at - 1 + people.length) % people.length);
        case "Enter":
        case "Tab":
          return choose;
        case "Escape":
          return () => setDismissed(text);
        default:
          return undefined;
      }
    },
  };
}
