"use client";

/**
 * What the server says has changed: one stream per tab, however many components listen. Notices carry ids; whoever hears
 * one fetches what it shows through a route that asks the policy. A lost notice costs freshness, never truth: after a gap
 * the server says `resync`, and everything on screen is fetched again.
 */
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { noticeTopics, type NoticeTopic } from "@/lib/realtime/notice";

export interface LiveEvent {
  topic: NoticeTopic | "resync";
  conversationId: string | null;
}
type Listener = (event: LiveEvent) => void;

const FIRST_RETRY_MS = 1_500;
const LAST_RETRY_MS = 30_000;
/** A component that is replaced by another must not cost a connection. */
const LINGER_MS = 1_000;

const listeners = new Set<Listener>();
const watchers = new Set<() => void>();
let source: EventSource | null = null;
let lastId: string | null = null;
let connected = true;
let retryMs = FIRST_RETRY_MS;
let timer: ReturnType<typeof setTimeout> | undefined;

function setConnected(value: boolean): void {
  if (connected === value) return;
  connected = value;
  for (const watcher of watchers) watcher();
}

function receive(topic: LiveEvent["topic"], message: MessageEvent<string>): void {
  if (message.lastEventId) lastId = message.lastEventId;
  const data = JSON.parse(message.data) as { conversationId?: string };
  for (const listener of listeners) listener({ topic, conversationId: data.conversationId ?? null });
}

function connect(): void {
  clearTimeout(timer);
  const opened = new EventSource(lastId === null ? "/api/events" : `/api/events?since=${lastId}`);
  source = opened;
  for (const topic of [...noticeTopics, "resync"] as const) {
    opened.addEventListener(topic, (message) => receive(topic, message));
  }
  opened.onopen = () => {
    retryMs = FIRST_RETRY_MS;
    setConnected(true);
  };
  // The browser reconnects by itself after a broken connection, but gives up after an answer such as 503.
  opened.onerror = () => {
    setConnected(false);
    if (opened.readyState !== EventSource.CLOSED || source !== opened) return;
    timer = setTimeout(connect, retryMs);
    retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
  };
}

function disconnect(): void {
  source?.close();
  source = null;
}

function subscribe(listener: Listener): () => void {
  listeners.add(listener);
  clearTimeout(timer);
  if (!source || source.readyState === EventSource.CLOSED) connect();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearTimeout(timer);
    timer = setTimeout(disconnect, LINGER_MS);
  };
}

/** Calls `listener` for everything that changes while the component is on screen. */
export function useLive(listener: Listener): void {
  const hear = useEffectEvent(listener);
  useEffect(() => subscribe((event) => hear(event)), []);
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** False while the stream is broken. */
export const useConnected = (): boolean =>
  useSyncExternalStore(
    watch,
    () => connected,
    () => true,
  );
