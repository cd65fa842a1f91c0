/** What becomes of the business's messages: sent, delivered, read, or failed, each told as the platform tells it. */
import type { Update } from "./envelopes";
import { deliveryEvent, readEvent } from "./messenger/updates";
import {
  tickOrder,
  type Account,
  type Customer,
  type Settings,
  type Thread,
  type ThreadMessage,
  type Tick,
} from "./model";
import type { Courier } from "./courier";
import type { Store } from "./store";
import type { Timers } from "./timers";
import { statusValue } from "./whatsapp/updates";

/** A phone stays open so long after the page last said so. */
const openMs = 30_000;

export interface Failure {
  code: number;
  title: string;
}

export class Receipts {
  private readonly openUntil = new Map<Thread, number>();

  constructor(
    private readonly store: Store,
    private readonly courier: Courier,
    private readonly timers: Timers,
    private readonly settings: Settings,
  ) {}

  /** Lets an accepted message go its way; with `failure` it ends there. */
  async follow(account: Account, thread: Thread, message: ThreadMessage, failure?: Failure): Promise<void> {
    const { sent, delivered, read } = this.settings.delays;
    await this.timers.sleep(sent);
    this.advance(account, thread, [message], "sent");
    await this.timers.sleep(Math.max(0, delivered - sent));
    if (failure) {
      message.error = failure;
      this.advance(account, thread, [message], "failed");
      return;
    }
    // Someone who is looking at the chat reads at once, and then no word of the delivery comes.
    if (!this.isOpen(thread)) this.advance(account, thread, [message], "delivered");
    else return this.advance(account, thread, [message], "read");
    if (!this.settings.autoRead) return;
    await this.timers.sleep(Math.max(0, read - delivered));
    this.advance(account, thread, [message], "read");
  }

  /** The customer opens the chat (or closes it): everything that has arrived is read. */
  open(account: Account, thread: Thread, open: boolean): void {
    if (!open) {
      this.openUntil.delete(thread);
      return;
    }
    this.openUntil.set(thread, this.store.clock() + openMs);
    const unread = thread.messages.filter(
      ({ from, tick }) => from === "business" && (tick === "sent" || tick === "delivered"),
    );
    if (unread.length > 0) this.advance(account, thread, unread, "read");
  }

  /** Takes up what an earlier run left half-way. */
  resume(account: Account): void {
    for (const thread of this.store.threadsOf(account)) {
      for (const message of thread.messages) {
        const underWay = message.tick !== "failed" && message.tick !== "read";
        if (message.from === "business" && underWay) void this.follow(account, thread, message);
      }
    }
  }

  private isOpen(thread: Thread): boolean {
    return (this.openUntil.get(thread) ?? 0) > this.store.clock();
  }

  private advance(account: Account, thread: Thread, messages: ThreadMessage[], tick: Tick): void {
    const moved = messages.filter((message) => isForward(message.tick, tick));
    if (moved.length === 0) return;
    for (const message of moved) {
      message.tick = tick;
      this.store.messageChanged(thread, message.id);
    }
    const customer = this.store.findCustomer(thread.platform, thread.customerId);
    if (!customer) return;
    const updates = statusUpdates(account, customer, moved, tick, this.store.clock());
    for (const update of updates) void this.courier.send(account, { lane: customer.id, updates: [update] });
  }
}

function isForward(from: Tick, to: Tick): boolean {
  if (from === "failed" || from === "read") return false;
  return to === "failed" || tickOrder.indexOf(to) > tickOrder.indexOf(from);
}

function statusUpdates(
  account: Account,
  customer: Customer,
  messages: ThreadMessage[],
  tick: Tick,
  now: number,
): Update[] {
  if (account.platform === "whatsapp") {
    return messages.map((message) => statusValue(account, customer, message, tick, now));
  }
  if (account.platform === "messenger" && tick === "delivered") {
    return [
      deliveryEvent(
        account,
        customer,
        messages.map(({ id }) => id),
        now,
      ),
    ];
  }
  // Telegram never tells a bot what became of its messages.
  return account.platform === "messenger" && tick === "read" ? [readEvent(account, customer, now)] : [];
}
