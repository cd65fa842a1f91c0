"use client";

import { useEffect, useReducer, useRef } from "react";
import { useLive } from "@/components/live/stream";
import { useCoalesced } from "@/components/live/useCoalesced";
import type { ConversationView, Page } from "@/lib/inbox/views";
import { fetchConversation, fetchConversations } from "./api";
import { filterQuery, inboxPath, type InboxFilter } from "./filter";
import { reduceInbox, type InboxState } from "./inboxState";
import type { InboxLocation } from "./useInboxLocation";

/** So many changed conversations at once are cheaper to read as one page. */
const MANY = 8;

export interface InitialInbox {
  list: Page<ConversationView>;
  open: ConversationView | null;
}

export interface InboxData {
  state: InboxState;
  loadMore(): void;
  reload(): void;
  /** What a person just did is known before the server's notice of it. */
  changed(conversation: ConversationView): void;
  refreshOne(conversationId: string): Promise<void>;
}

/** A search does not change what is listed: it is shown in the list's place. */
const listPath = (filter: InboxFilter) => inboxPath(null, { ...filter, q: "" });

/** The list and the open conversation: loaded by pages, kept up to date by notices. */
export function useInbox(viewerId: string, location: InboxLocation, initial: InitialInbox): InboxData {
  const { openId, filter } = location;
  const [state, dispatch] = useReducer(reduceInbox, {
    filter,
    items: initial.list.items,
    nextCursor: initial.list.nextCursor,
    phase: "ready",
    openId,
    open: initial.open,
    missing: openId !== null && initial.open === null,
  });
  // The address is the truth, also when the back button changed it.
  if (listPath(filter) !== listPath(state.filter)) dispatch({ type: "filtered", filter });
  if (openId !== state.openId) dispatch({ type: "opened", openId, viewerId });

  const load = async (place: "first" | "fresh" | "next", cursor?: string | null) => {
    const asked = state.filter;
    const reply = await fetchConversations({ ...filterQuery(asked, viewerId), ...(cursor && { cursor }) });
    dispatch(
      reply.ok
        ? { type: "page", filter: asked, place, page: reply.value }
        : { type: "failed", filter: asked },
    );
  };
  const refreshOne = async (id: string) => {
    const reply = await fetchConversation(id);
    if (reply.ok) dispatch({ type: "changed", conversation: reply.value, viewerId });
    else if (reply.error.code === "not_found") dispatch({ type: "gone", conversationId: id });
  };

  const waiting = state.phase === "loading";
  useLoading(waiting, state.filter, () => void load("first"));
  const lacking = state.openId !== null && state.open === null && !state.missing;
  useLoading(lacking, state.openId, () => void (state.openId && refreshOne(state.openId)));

  const stale = useRef(new Set<string>());
  const everything = useRef(false);
  const refresh = useCoalesced(async () => {
    const ids = [...stale.current];
    const all = everything.current || ids.length > MANY;
    stale.current.clear();
    everything.current = false;
    if (all) await Promise.all([load("fresh"), state.openId && refreshOne(state.openId)]);
    else await Promise.all(ids.map(refreshOne));
  });
  useLive(({ topic, conversationId }) => {
    if (topic === "presence" || topic === "lead" || topic === "reminder") return;
    // Without a conversation it is about all of them: a label has another name.
    if (topic === "resync" || conversationId === null) everything.current = true;
    else stale.current.add(conversationId);
    refresh();
  });

  const loadingMore = useRef(false);
  return {
    state,
    loadMore() {
      if (loadingMore.current || state.nextCursor === null || state.phase !== "ready") return;
      loadingMore.current = true;
      void load("next", state.nextCursor).finally(() => (loadingMore.current = false));
    },
    reload: () => dispatch({ type: "filtered", filter }),
    changed: (conversation) => dispatch({ type: "changed", conversation, viewerId }),
    refreshOne,
  };
}

/** Starts loading when something is wanted, and again when it is something else. */
function useLoading(wanted: boolean, what: unknown, start: () => void): void {
  const begin = useRef(start);
  useEffect(() => {
    begin.current = start;
  });
  useEffect(() => {
    if (wanted) begin.current();
  }, [wanted, what]);
}
