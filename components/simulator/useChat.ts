"use client";

import { useCallback, useEffect, useState } from "react";
import { fetchChat, setOpen } from "./api";
import type { ChatAddress, ChatView } from "./views";

/** The chat at this address; null while it is being read for the first time. It is read again with each `revision`. */
export function useChat(
  { platform, accountId, customerId }: ChatAddress,
  revision: string,
): { chat: ChatView | null; reload: () => Promise<void> } {
  const key = `${platform}/${accountId}/${customerId}`;
  const [read, setRead] = useState<{ key: string; chat: ChatView } | null>(null);

  useEffect(() => {
    let current = true;
    void fetchChat({ platform, accountId, customerId }).then((reply) => {
      if (current && reply.ok) setRead({ key, chat: reply.value });
    });
    return () => {
      current = false;
    };
  }, [platform, accountId, customerId, key, revision]);

  const reload = useCallback(async () => {
    const reply = await fetchChat({ platform, accountId, customerId });
    if (reply.ok) setRead({ key, chat: reply.value });
  }, [platform, accountId, customerId, key]);
  return { chat: read?.key === key ? read.chat : null, reload };
}

/** The simulator takes a phone for put away half a minute after it last heard of it. */
const STILL_OPEN_MS = 20_000;

/** Says that the customer looks at this chat, as long as `looking`: what arrives is read at once. */
export function useOpenChat({ platform, accountId, customerId }: ChatAddress, looking: boolean): void {
  useEffect(() => {
    if (!looking) return;
    const address = { platform, accountId, customerId };
    const open = () => void setOpen(address, true);
    open();
    const timer = setInterval(open, STILL_OPEN_MS);
    return () => {
      clearInterval(timer);
      void setOpen(address, false);
    };
  }, [platform, accountId, customerId, looking]);
}
