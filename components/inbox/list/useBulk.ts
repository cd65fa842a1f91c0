"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import type { BulkInput } from "@/lib/inbox/schema";
import type { ConversationView } from "@/lib/inbox/views";
import type { InboxActions } from "../actions";

type Change = BulkInput["change"];
type Step = Pick<BulkInput, "conversationIds" | "change">;

export interface Bulk {
  busy: boolean;
  /** `undo` says what takes it back from those that were changed. */
  run(
    chosen: readonly ConversationView[],
    change: Change,
    undo?: (done: readonly ConversationView[]) => Step[],
  ): Promise<void>;
}

/** Changes many conversations, and says how many were changed, how many were not, and why. */
export function useBulk(act: InboxActions["bulk"], refresh: (id: string) => Promise<void>): Bulk {
  const t = useTranslations("list.bulk");
  const [busy, setBusy] = useState(false);

  const perform = async ({ conversationIds, change }: Step) => {
    const result = await act({ conversationIds, change }).catch(() => null);
    if (result?.ok) return result.value;
    toast.error(result?.error.message ?? t("notDone"));
    return null;
  };
  const takeBack = async (steps: readonly Step[]) => {
    let refused = 0;
    for (const step of steps) {
      const outcomes = await perform(step);
      if (!outcomes) return;
      refused += outcomes.filter(({ error }) => error !== null).length;
      await Promise.all(step.conversationIds.map(refresh));
    }
    if (refused > 0) toast.warning(t("partly", { done: 0, refused }));
  };

  return {
    busy,
    async run(chosen, change, undo) {
      setBusy(true);
      const outcomes = await perform({ conversationIds: chosen.map(({ id }) => id), change });
      setBusy(false);
      if (!outcomes) return;
      const refused = outcomes.filter(({ error }) => error !== null);
      const done = chosen.filter(({ id }) => !refused.some(({ conversationId }) => conversationId === id));
      const action = undo &&
        done.length > 0 && { action: { label: t("undo"), onClick: () => void takeBack(undo(done)) } };
      if (refused.length === 0) toast.success(t("done", { count: done.length }), action || undefined);
      else {
        const title = t("partly", { done: done.length, refused: refused.length });
        toast.warning(title, { description: refused[0]?.error, ...action });
      }
      await Promise.all(chosen.map(({ id }) => refresh(id)));
    },
  };
}
