/**
 * Takes updates to the callbacks. Updates of one lane (a chat) go one at a time. A refused one is tried again at once,
 * then ever more slowly: with Telegram the chat waits behind it, with Meta the later ones go ahead, as the platforms do.
 */
import { webhook, type Update } from "./envelopes";
import type { Account } from "./model";
import { request } from "./outgoing";
import { findMessage, type Callback, type CarriedMessage, type Delivery, type Store } from "./store";
import type { Timers } from "./timers";

export interface CourierOptions {
  /** Milliseconds before the second repetition; doubles from there, up to a minute. */
  retryBaseMs: number;
  /** After so many attempts an update is given up. */
  maxAttempts: number;
  attemptTimeoutMs: number;
}

/** How a delivery's first attempt went; `status` null when there was no answer, or no attempt yet. */
export interface Outcome {
  status: number | null;
  error?: string;
}

export interface Parcel {
  lane: string;
  /** One in general; more for a batch on demand. */
  updates: Update[];
  /** The customers' messages among them. */
  carries?: CarriedMessage[];
  perEntry?: number;
}

interface Lane {
  queue: Delivery[];
  running: boolean;
}

const longestWaitMs = 60_000;

export class Courier {
  private readonly lanes = new Map<string, Lane>();
  private readonly held = new Set<string>();
  private readonly firstOutcomes = new Map<number, (outcome: Outcome) => void>();

  constructor(
    private readonly accounts: readonly Account[],
    private readonly store: Store,
    private readonly timers: Timers,
    private readonly options: CourierOptions,
  ) {}

  /** Takes up what an earlier run could not deliver. */
  resume(): void {
    for (const delivery of this.store.state.pending) this.line(delivery);
    this.kick();
  }

  /** Queues one webhook. Answers with its first attempt, or at once when it has to wait for a callback or a release. */
  send(account: Account, { carries = [], perEntry = 1, ...parcel }: Parcel): Promise<Outcome> {
    const delivery: Delivery = {
      ...parcel,
      id: this.store.next("delivery"),
      accountId: account.accountId,
      attempts: 0,
      carries,
      perEntry,
    };
    this.store.state.pending.push(delivery);
    this.line(delivery);
    if (this.held.has(account.accountId)) return Promise.resolve({ status: null, error: "held" });
    if (!this.callbackOf(delivery)) return Promise.resolve({ status: null, error: "no callback is set" });
    const outcome = new Promise<Outcome>((resolve) => this.firstOutcomes.set(delivery.id, resolve));
    this.kick();
    return outcome;
  }

  /** From now on this account's updates wait. */
  hold(account: Account): void {
    this.held.add(account.accountId);
  }

  /** Ends the waiting, and hands out what is not on its way already, oldest first. */
  takeHeld(account: Account): Delivery[] {
    this.held.delete(account.accountId);
    const idle = [...this.lanes].filter(
      ([, lane]) => !lane.running && lane.queue[0]?.accountId === account.accountId,
    );
    for (const [key] of idle) this.lanes.delete(key);
    const taken = idle.flatMap(([, lane]) => lane.queue).sort((a, b) => a.id - b.id);
    for (const delivery of taken) this.forget(delivery);
    return taken;
  }

  waiting(account: Account): number {
    return this.store.state.pending.filter((delivery) => delivery.accountId === account.accountId).length;
  }

  setCallback(account: Account, callback: Callback | null): void {
    const { [account.accountId]: former, ...others } = this.store.state.callbacks;
    this.store.state.callbacks = callback ? { ...others, [account.accountId]: callback } : others;
    this.store.events.emit({ type: "callback", platform: account.platform, accountId: account.accountId });
    this.store.changed();
    this.kick();
  }

  private callbackOf(delivery: Delivery): Callback | undefined {
    return this.store.state.callbacks[delivery.accountId];
  }

  private line(delivery: Delivery): void {
    const key = `${delivery.accountId}/${delivery.lane}`;
    const lane = this.lanes.get(key) ?? { queue: [], running: false };
    lane.queue.push(delivery);
    this.lanes.set(key, lane);
  }

  private kick(): void {
    for (const [key, lane] of this.lanes) if (!lane.running) void this.work(key, lane);
  }

  private async work(key: string, lane: Lane): Promise<void> {
    lane.running = true;
    for (let delivery = lane.queue[0]; delivery && this.mayGo(delivery); delivery = lane.queue[0]) {
      const wait = pause(delivery.attempts, this.options.retryBaseMs);
      if (wait > 0) await this.timers.sleep(wait);
      // Held, or without its callback, since the waiting began.
      if (!this.mayGo(delivery)) break;
      await this.attempt(delivery, lane);
    }
    lane.running = false;
    if (lane.queue.length === 0) this.lanes.delete(key);
  }

  private mayGo(delivery: Delivery): boolean {
    return !this.held.has(delivery.accountId) && this.callbackOf(delivery) !== undefined;
  }

  private async attempt(delivery: Delivery, lane: Lane): Promise<void> {
    const account = this.accounts.find((known) => known.accountId === delivery.accountId);
    const callback = this.callbackOf(delivery);
    if (!account || !callback) {
      lane.queue.shift();
      this.forget(delivery);
      return;
    }
    delivery.attempts++;
    const { retryAfterMs, ...outcome } = await this.post(account, delivery, callback);
    callback.lastResult = { at: this.store.clock(), ...outcome };
    this.firstOutcomes.get(delivery.id)?.(outcome);
    this.firstOutcomes.delete(delivery.id);
    const telegram = account.platform === "telegram";
    // Meta wants exactly 200; for Telegram any 2xx will do.
    const accepted = telegram ? Math.floor((outcome.status ?? 0) / 100) === 2 : outcome.status === 200;
    if (accepted || delivery.attempts >= this.options.maxAttempts) {
      lane.queue.shift();
      this.forget(delivery);
      if (accepted) this.tick(delivery);
    } else if (telegram) {
      await this.timers.sleep(retryAfterMs);
    } else {
      this.stepAside(delivery, lane);
    }
    this.store.changed();
  }

  /** A refused update of Meta leaves its chat's lane for one of its own. */
  private stepAside(delivery: Delivery, lane: Lane): void {
    const own = `retry-${delivery.id}`;
    if (delivery.lane === own) return;
    lane.queue.shift();
    delivery.lane = own;
    this.line(delivery);
    this.kick();
  }

  private async post(
    account: Account,
    { updates, perEntry }: Delivery,
    callback: Callback,
  ): Promise<Outcome & { retryAfterMs: number }> {
    const { body, headers } = webhook(account, updates, perEntry, callback, this.store.clock());
    try {
      const timeoutMs = this.options.attemptTimeoutMs;
      const answer = await request(callback.url, { method: "POST", headers, body, timeoutMs });
      const seconds = Number(answer.headers["retry-after"] ?? 0);
      return { status: answer.status, retryAfterMs: Math.min(seconds || 0, 3600) * 1000 };
    } catch (error) {
      return { status: null, error: error instanceof Error ? error.message : String(error), retryAfterMs: 0 };
    }
  }

  private forget(delivery: Delivery): void {
    const { state } = this.store;
    state.pending = state.pending.filter((pending) => pending.id !== delivery.id);
    this.firstOutcomes.get(delivery.id)?.({ status: null, error: "held" });
    this.firstOutcomes.delete(delivery.id);
    this.store.changed();
  }

  /** The webhook was accepted: the customer's messages in it get their second tick. */
  private tick({ accountId, carries }: Delivery): void {
    for (const { customerId, messageId } of carries) {
      const thread = Object.values(this.store.state.threads).find(
        (known) => known.accountId === accountId && known.customerId === customerId,
      );
      const message = thread && findMessage(thread, messageId);
      if (!thread || message?.tick !== "sent") continue;
      message.tick = "delivered";
      this.store.messageChanged(thread, messageId);
    }
  }
}

/** Milliseconds before the next attempt: none before the first and the second. */
function pause(attempts: number, base: number): number {
  return attempts < 2 ? 0 : Math.min(base * 2 ** (attempts - 2), longestWaitMs);
}
