/** What the business does with the customer's messages: they are read on the phone up to one of them. */
import type { Thread } from "./model";
import type { Store } from "./store";

/** Ticks the customer's messages as read, up to and with this one; all of them without an id. */
export function markCustomerRead(store: Store, thread: Thread, upToId?: string): void {
  const last = upToId === undefined ? -1 : thread.messages.findIndex(({ id }) => id === upToId);
  const upTo = last < 0 ? thread.messages : thread.messages.slice(0, last + 1);
  for (const message of upTo) {
    if (message.from !== "customer" || message.tick === "read") continue;
    message.tick = "read";
    store.messageChanged(thread, message.id);
  }
}
