"use client";

import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { InboxViewer } from "../actions";
import { asMessage, type Outbox, type OutboxItem } from "../outbox";
import type { Shown } from "../timeline";
import type { Thread } from "../useThread";

/**
 * What the server has, then what is on its way there; that belongs at the end, so a reader in the middle does not see it.
 * Null until the first page is there.
 */
export function useShown(
  { thread, changed, toNewest }: Pick<Thread, "thread" | "changed" | "toNewest">,
  outbox: Outbox,
  conversationId: string,
  viewer: InboxViewer,
): Shown[] | null {
  const items = useSyncExternalStore(outbox.subscribe, outbox.items, outbox.items);
  const messages = thread?.messages;
  const own = useMemo(
    () => items.filter((item) => item.conversationId === conversationId),
    [items, conversationId],
  );
  const taken = useMemo(() => new Set(messages?.map(({ clientKey }) => clientKey)), [messages]);
  const inMiddle = thread !== null && thread.newerCursor !== null;
  // Once the thread has the server's message, the outbox may forget its own.
  useEffect(() => {
    if (!messages) return;
    for (const item of own) {
      if (taken.has(item.clientKey)) outbox.remove(item.clientKey);
      else if (inMiddle) return void toNewest();
      else if (item.sent) changed(item.sent);
    }
  }, [own, taken, outbox, messages, inMiddle, changed, toNewest]);

  return useMemo(() => {
    if (!messages) return null;
    const stored = messages.map((message) => ({ key: message.clientKey ?? message.id, message }));
    const waiting = own.filter(({ clientKey }) => !taken.has(clientKey)).map((item) => asShown(item, viewer));
    return inMiddle ? stored : [...stored, ...waiting];
  }, [messages, own, taken, viewer, inMiddle]);
}

const asShown = (item: OutboxItem, viewer: InboxViewer): Shown => ({
  key: item.clientKey,
  message: asMessage(item, viewer),
  ...(!item.sent && { unsent: { clientKey: item.clientKey, failure: item.failure } }),
});
