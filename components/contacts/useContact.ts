"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { toast } from "sonner";
import { useLive } from "@/components/live/stream";
import { useCoalesced } from "@/components/live/useCoalesced";
import type { ContactChange } from "@/lib/contacts/schema";
import type { ContactDetails, DuplicateView, FieldView } from "@/lib/contacts/views";
import type { Result } from "@/lib/result";
import * as api from "./api";
import { useFailureText } from "./words";

export interface ContactData {
  contact: ContactDetails | null;
  /** The team's fields that are in use. */
  definitions: readonly FieldView[];
  duplicates: readonly DuplicateView[];
  /** It could not be read; `reload` tries again. */
  failed: boolean;
  reload: () => void;
  /** Changes fields. Answers what was wrong, null when it is saved. */
  edit: (change: ContactChange) => Promise<string | null>;
  label: (labelIds: string[]) => Promise<void>;
  addNote: (text: string) => Promise<boolean>;
  removeNote: (noteId: string) => Promise<void>;
  /** They are two people: not suggested again. */
  distinguish: (otherId: string) => Promise<void>;
}

/** One contact, kept as the server has it. `initial` is what the page was drawn with. */
export function useContact(contactId: string, initial: ContactDetails | null = null): ContactData {
  const [contact, setContact] = useState(initial);
  const [definitions, setDefinitions] = useState<FieldView[]>([]);
  const [duplicates, setDuplicates] = useState<DuplicateView[]>([]);
  const [failed, setFailed] = useState(false);
  const failureText = useFailureText();

  const load = async () => {
    const [details, likely] = await Promise.all([
      api.fetchContact(contactId),
      api.fetchDuplicates(contactId),
    ]);
    setFailed(!details.ok);
    if (details.ok) setContact(details.value);
    if (likely.ok) setDuplicates(likely.value.items);
  };
  const reload = useCoalesced(load, 1_000);
  const loadFirst = useEffectEvent(() => {
    reload();
    void api.fetchFields().then((fields) => {
      if (fields.ok) setDefinitions(fields.value.items.filter(({ archived }) => !archived));
    });
  });
  useEffect(() => loadFirst(), [contactId]);
  useLive(({ topic, conversationId }) => {
    if (topic === "resync" || contact?.conversations.some(({ id }) => id === conversationId)) reload();
  });

  /** Answers whether it was done; says why when it was not. */
  const settle = (result: Result<unknown>): boolean => {
    if (!result.ok) toast.error(failureText(result.error));
    return result.ok;
  };
  return {
    contact,
    definitions,
    duplicates,
    failed,
    reload,
    async edit(change) {
      const result = await api.patchContact(contactId, change);
      if (!result.ok) return failureText(result.error);
      setContact(result.value);
      reload();
      return null;
    },
    async label(labelIds) {
      const result = await api.putLabels(contactId, labelIds);
      if (settle(result) && result.ok) setContact(result.value);
    },
    async addNote(text) {
      const done = settle(await api.postNote(contactId, text));
      if (done) reload();
      return done;
    },
    async removeNote(noteId) {
      if (settle(await api.deleteNote(noteId))) reload();
    },
    async distinguish(otherId) {
      if (!settle(await api.postDistinction(contactId, otherId))) return;
      setDuplicates((known) => known.filter(({ contact: { id } }) => id !== otherId));
    },
  };
}
