"use client";

/** The page's requests to the simulator, over routes of Hilo that hold its key. */
import { isNewMessage } from "./abilities";
import type { Act, ChatAddress, ChatView, CustomerView, Delivery, SimulatorState } from "./views";

/** `message` is for people, in their language; null when Hilo itself was not reached. */
export type Reply<T> = { ok: true; value: T } | { ok: false; message: string | null };

const root = "/api/simulator";
const WINDOW_CLOSED_MS = 25 * 60 * 60 * 1000;

async function ask<T>(path: string, init?: RequestInit): Promise<Reply<T>> {
  try {
    const response = await fetch(root + path, init);
    const body: unknown = await response.json();
    if (response.ok) return { ok: true, value: body as T };
    return { ok: false, message: (body as { error?: { message?: string } }).error?.message ?? null };
  } catch {
    return { ok: false, message: null };
  }
}

const post = <T>(path: string, body: unknown): Promise<Reply<T>> =>
  ask(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

export const fetchState = (): Promise<Reply<SimulatorState>> => ask("/state");

export const fetchChat = ({ platform, accountId, customerId }: ChatAddress): Promise<Reply<ChatView>> =>
  ask(`/threads/${[platform, accountId, customerId].map(encodeURIComponent).join("/")}`);

/** A file of one's own travels beside its act. */
export function perform(address: ChatAddress, act: Act, delivery: Delivery): Promise<Reply<unknown>> {
  const { file, ...rest } = "file" in act ? act : { ...act, file: null };
  const backdated = delivery.backdate && isNewMessage(act);
  const message = {
    ...address,
    ...rest,
    ...(delivery.duplicate ? { duplicate: true } : {}),
    ...(backdated ? { sentAt: new Date(Date.now() - WINDOW_CLOSED_MS).toISOString() } : {}),
  };
  if (!file) return post("/messages", message);
  const form = new FormData();
  form.append("message", JSON.stringify(message));
  form.append("file", file);
  return ask("/messages", { method: "POST", body: form });
}

export const setOpen = (address: ChatAddress, open: boolean): Promise<Reply<unknown>> =>
  post("/open", { ...address, open });

export interface NewCustomer {
  platform: string;
  name: string;
  phone?: string;
}
export const createCustomer = (given: NewCustomer): Promise<Reply<{ customer: CustomerView }>> =>
  post("/customers", given);

export const setAutoRead = (autoRead: boolean): Promise<Reply<unknown>> => post("/settings", { autoRead });

export const addFault = (platform: string, kind: string): Promise<Reply<unknown>> =>
  post("/faults", { platform, kind, ...(kind === "rate_limited" ? { retryAfter: 3 } : {}) });

export const removeFault = (id: string): Promise<Reply<unknown>> =>
  ask(`/faults/${encodeURIComponent(id)}`, { method: "DELETE" });

export const mediaUrl = (id: string): string => `${root}/media/${encodeURIComponent(id)}`;
