"use client";

import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { fetchState } from "./api";
import { follow, type SimulatorEvent } from "./follow";
import type { ChatAddress, SimulatorState } from "./views";

export interface SimulatorFeed {
  /** Null until the simulator was reached once. */
  state: SimulatorState | null;
  reached: boolean;
  /** Changes whenever this chat may have changed. */
  revisionOf(address: ChatAddress): string;
  /** Reads the state anew. */
  refresh(): Promise<void>;
}

const keyOf = ({ platform, accountId, customerId }: Partial<ChatAddress>): string =>
  [platform, accountId, customerId].join("/");

interface Revisions {
  /** Of everything, after a gap. */
  all: number;
  chats: Readonly<Record<string, number>>;
}

function count(revisions: Revisions, changed: readonly string[] | "all"): Revisions {
  if (changed === "all") return { ...revisions, all: revisions.all + 1 };
  const chats = { ...revisions.chats };
  for (const key of changed) chats[key] = (chats[key] ?? 0) + 1;
  return { ...revisions, chats };
}

/** What is on the phones, and word of every change. @param initial as the server read it; null when it could not */
export function useSimulator(initial: SimulatorState | null): SimulatorFeed {
  const [state, setState] = useState(initial);
  const [reached, setReached] = useState(initial !== null);
  const [revisions, changed] = useReducer(count, { all: 0, chats: {} });
  const since = useRef(initial?.seq ?? 0);

  const refresh = useCallback(async () => {
    const reply = await fetchState();
    if (reply.ok) setState(reply.value);
  }, []);

  useEffect(
    () =>
      follow(since.current, {
        onReach: setReached,
        onGap: () => {
          changed("all");
          void refresh();
        },
        onEvents: (events: readonly SimulatorEvent[]) => {
          changed(events.filter(({ type }) => type === "message").map(keyOf));
          if (events.some(({ type }) => type !== "message" && type !== "typing")) void refresh();
        },
      }),
    [refresh],
  );

  const revisionOf = useCallback(
    (address: ChatAddress) => `${revisions.all}.${revisions.chats[keyOf(address)] ?? 0}`,
    [revisions],
  );
  return { state, reached, revisionOf, refresh };
}
