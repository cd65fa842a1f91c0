/** Customers, threads, files and callbacks, kept across restarts in one JSON file. */
import path from "node:path";
import { firstCustomers } from "./customers";
import { EventLog } from "./events";
import { loadSaved, SavedFile } from "./savedFile";
import type { Account, Customer, MediaFile, PlatformName, Thread, ThreadMessage } from "./model";

const messagesKept = 500;

/** Where an account's webhooks go. */
export interface Callback {
  url: string;
  /** Telegram: comes back in a header of each update. */
  secretToken?: string;
  /** Telegram: the kinds of update that are wanted; absent for the platform's default. */
  allowedUpdates?: string[];
  /** Messenger: the subscribed fields, as `subscribed_apps` lists them. */
  fields?: string[];
  /** Answer to the last attempt: an HTTP status, or why there was none. */
  lastResult?: { at: number; status: number | null; error?: string };
}

/** One update on its way to an account's callback. */
export interface Delivery {
  id: number;
  accountId: string;
  /** Deliveries of one lane keep their order. */
  lane: string;
  /** In the platform's words, without the envelope around them. */
  updates: Record<string, unknown>[];
  /** So many of them go into one entry of the envelope. */
  perEntry: number;
  attempts: number;
  /** The customers' messages among them: their second tick comes when the delivery is accepted. */
  carries: CarriedMessage[];
}

export interface CarriedMessage {
  customerId: string;
  messageId: string;
}

interface State {
  customers: Customer[];
  threads: Record<string, Thread>;
  media: Record<string, MediaFile>;
  callbacks: Record<string, Callback>;
  pending: Delivery[];
  counters: Record<string, number>;
}

export interface KnownThread {
  customer: Customer;
  thread: Thread;
}

const emptyState = (): State => ({
  customers: [...firstCustomers],
  threads: {},
  media: {},
  callbacks: {},
  pending: [],
  counters: {},
});

export class Store {
  readonly events: EventLog;
  readonly state: State;
  private readonly file: SavedFile;

  constructor(
    readonly folder: string,
    readonly clock: () => number,
  ) {
    const file = path.join(folder, "state.json");
    this.state = { ...emptyState(), ...loadSaved<Partial<State>>(file) };
    this.file = new SavedFile(file, () => this.state);
    this.events = new EventLog(clock());
  }

  changed(): void {
    this.file.changed();
  }

  flush(): Promise<void> {
    return this.file.flush();
  }

  /** The next number of a series (message ids, update ids). */
  next(series: string, first = 1): number {
    const value = (this.state.counters[series] ?? first - 1) + 1;
    this.state.counters[series] = value;
    this.changed();
    return value;
  }

  customersOf(platform: PlatformName): Customer[] {
    return this.state.customers.filter((customer) => customer.platform === platform);
  }

  findCustomer(platform: PlatformName, id: string): Customer | undefined {
    return this.customersOf(platform).find((customer) => customer.id === id);
  }

  addCustomer(customer: Customer): void {
    this.state.customers.push(customer);
    this.events.emit({ type: "customer", platform: customer.platform, customerId: customer.id });
    this.changed();
  }

  /** Takes over what an installation knew before its simulator did: customers and threads that are not here yet. */
  adopt({ customer, thread }: KnownThread): void {
    const key = threadKey(thread, thread.customerId);
    if (this.state.threads[key]) return;
    if (!this.findCustomer(customer.platform, customer.id)) this.state.customers.push(customer);
    this.state.threads[key] = { ...thread, messages: thread.messages.slice(-messagesKept) };
    this.changed();
  }

  findThread(account: Account, customerId: string): Thread | undefined {
    return this.state.threads[threadKey(account, customerId)];
  }

  /** The thread of this account and customer, begun now when there is none. */
  thread(account: Account, customerId: string): Thread {
    return (this.state.threads[threadKey(account, customerId)] ??= {
      platform: account.platform,
      accountId: account.accountId,
      customerId,
      blocked: false,
      lastInboundAt: 0,
      messages: [],
    });
  }

  threadsOf(account: Account): Thread[] {
    return Object.values(this.state.threads).filter((thread) => thread.accountId === account.accountId);
  }

  addMessage(thread: Thread, message: ThreadMessage): void {
    thread.messages.push(message);
    thread.messages.splice(0, Math.max(0, thread.messages.length - messagesKept));
    this.messageChanged(thread, message.id);
  }

  messageChanged(thread: Thread, messageId: string): void {
    const { platform, accountId, customerId } = thread;
    this.events.emit({ type: "message", platform, accountId, customerId, messageId });
    this.changed();
  }

  /** The thread of an account that holds this message. */
  threadWith(account: Account, messageId: string): Thread | undefined {
    return this.threadsOf(account).find((thread) => findMessage(thread, messageId));
  }
}

const threadKey = (account: Pick<Account, "platform" | "accountId">, customerId: string) =>
  `${account.platform}/${account.accountId}/${customerId}`;

/** Each side has one reaction on a message at most; without an emoji it has none. */
export function setReaction(message: ThreadMessage, by: "customer" | "business", emoji?: string): void {
  const others = message.reactions.filter((reaction) => reaction.by !== by);
  message.reactions = emoji ? [...others, { by, emoji }] : others;
}

export const findMessage = (thread: Thread, id: string): ThreadMessage | undefined =>
  thread.messages.find((message) => message.id === id);
