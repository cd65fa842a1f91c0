"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { toast } from "sonner";
import { abilities } from "@/lib/auth/policy";
import type { ConversationView, MessageView, PersonView } from "@/lib/inbox/views";
import type { Result } from "@/lib/result";
import type { InboxActions, InboxViewer } from "./actions";

interface Shown {
  conversation: ConversationView;
  viewer: InboxViewer;
  actions: InboxActions;
  /** Draws a change before the server has confirmed it. */
  changed: (conversation: ConversationView) => void;
  /** Fetches the truth, whatever was drawn. */
  refresh: (conversationId: string) => Promise<void>;
}

export interface ConversationActions {
  resolve?: () => void;
  reopen?: () => void;
  /** Null: until the customer writes. */
  snooze?: (until: Date | null) => void;
  take?: () => void;
  release?: () => void;
  assign?: (assignee: PersonView | null) => void;
  /** Not there: this person may only read. */
  write: boolean;
  note: boolean;
  retry: (message: MessageView) => Promise<void>;
}

/** What this person may do with the open conversation; what they may not is absent. Drawn at once, put right if refused. */
export function useConversationActions({
  conversation,
  viewer,
  actions,
  changed,
  refresh,
}: Shown): ConversationActions {
  const t = useTranslations("inbox");
  const words = useTranslations("collaboration");
  const { id, assignee, status } = conversation;
  const may = abilities(
    viewer,
    [
      "conversation.take",
      "conversation.release",
      "conversation.assign",
      "conversation.resolve",
      "conversation.reopen",
      "conversation.snooze",
      "message.send",
      "note.create",
    ],
    // Whoever sees a conversation of somebody else without leading is named in a note on it.
    { assigneeId: assignee?.id ?? null, mentioned: true },
  );

  const perform = async (
    work: Promise<Result<unknown>>,
    drawn: Partial<ConversationView>,
    done?: string,
    undo?: () => void,
  ) => {
    changed({ ...conversation, ...drawn });
    const result = await work.catch(() => null);
    if (!result?.ok) toast.error(result?.error.message ?? t("outcome.notDone"));
    else if (done) toast.success(done, undo && { action: { label: t("undo"), onClick: undo } });
    await refresh(id);
  };
  // The same for as long as it can be: every bubble has it.
  const retry = useCallback(
    async (message: MessageView) => {
      const result = await actions.retry({ messageId: message.id }).catch(() => null);
      if (!result?.ok) toast.error(result?.error.message ?? t("outcome.notDone"));
    },
    [actions, t],
  );
  const on = { conversationId: id };
  const resolve = () =>
    void perform(
      actions.resolve(on),
      { status: "resolved", snoozedUntil: null, awaitingReplySince: null },
      t("thread.resolved"),
      () => void perform(actions.reopen(on), { status: "open" }),
    );
  const reopen = () =>
    void perform(actions.reopen(on), { status: "open", snoozedUntil: null }, t("thread.reopened"));
  const snooze = (until: Date | null) =>
    void perform(
      actions.snooze({ ...on, snoozedUntil: until }),
      { status: "snoozed", snoozedUntil: until?.toISOString() ?? null },
      words("snooze.done"),
      () => void perform(actions.reopen(on), { status: "open", snoozedUntil: null }),
    );
  const take = () => void perform(actions.take(on), { assignee: viewer }, t("panel.taken"));
  const release = () => void perform(actions.release(on), { assignee: null }, t("panel.released"));
  const assign = (to: PersonView | null) =>
    void perform(
      actions.assign({ ...on, assigneeId: to?.id ?? null }),
      { assignee: to },
      to ? t("panel.assigned", { name: to.name }) : t("panel.released"),
    );

  return {
    ...(may["conversation.resolve"] && status !== "resolved" && { resolve }),
    ...(may["conversation.reopen"] && status !== "open" && { reopen }),
    ...(may["conversation.snooze"] && status !== "resolved" && { snooze }),
    ...(may["conversation.take"] && !assignee && { take }),
    ...(may["conversation.release"] && assignee?.id === viewer.id && { release }),
    ...(may["conversation.assign"] && { assign }),
    write: may["message.send"],
    note: may["note.create"],
    retry,
  };
}
