/** An outbox as a page has it, that remembers nothing afterwards. */
import { postMessage, uploadFile } from "@/components/inbox/api";
import { createOutbox, type RunningOutbox } from "@/components/inbox/composer/createOutbox";
import { byLease } from "@/components/inbox/composer/oneSender";
import { memoryStore } from "@/components/inbox/composer/outboxStore";

/** Its messages have the keys `key-1`, `key-2` and so on. */
export function memoryOutbox(userId: string): RunningOutbox {
  const store = memoryStore();
  let next = 0;
  return createOutbox({
    userId,
    post: postMessage,
    upload: uploadFile,
    store,
    oneSender: byLease(store, "this page"),
    newKey: () => `key-${++next}`,
  });
}
