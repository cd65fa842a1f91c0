"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { toast } from "sonner";
import { useLive } from "@/components/live/stream";
import { useCoalesced } from "@/components/live/useCoalesced";
import type { ScheduledView } from "@/lib/inbox/scheduleViews";
import type { Reply } from "../api";
import { deleteScheduled, fetchScheduled, patchScheduled } from "./api";
import { ScheduledLine } from "./ScheduledLine";

/** What will be sent in this conversation later, and what could not be. Nothing where there is none. */
export function ScheduledList({ conversationId }: { conversationId: string }) {
  const t = useTranslations("schedule");
  const [found, setFound] = useState<{ id: string; items: readonly ScheduledView[] }>({ id: "", items: [] });
  const refresh = useCoalesced(async () => {
    const reply = await fetchScheduled(conversationId);
    if (reply.ok) setFound({ id: conversationId, items: reply.value.items });
  });
  useEffect(refresh, [refresh, conversationId]);
  useLive((event) => {
    if (event.topic === "presence") return;
    if (event.topic === "resync" || event.conversationId === conversationId) refresh();
  });
  const items = found.id === conversationId ? found.items : [];
  if (items.length === 0) return null;
  const act = async (doing: Promise<Reply<unknown>>) => {
    const reply = await doing;
    if (!reply.ok) {
      const fields = Object.values(reply.error.fields ?? {});
      toast.error(fields[0] ?? (reply.error.message || t("offline")));
    }
    refresh();
    return reply.ok;
  };
  return (
    <ul aria-label={t("list")} className="pane mt-1 flex max-h-40 flex-col gap-1">
      {items.map((item) => (
        <ScheduledLine
          key={item.id}
          item={item}
          onChange={(change) => act(patchScheduled(item.id, change))}
          onRemove={() => void act(deleteScheduled(item.id))}
        />
      ))}
    </ul>
  );
}
