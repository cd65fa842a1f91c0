/** Two transactions at once: one brings a message, the other something about it. Neither may miss the other. */
import { setTimeout as sleep } from "node:timers/promises";
import { transaction, type Tx } from "@/lib/db/client";
import type { Source } from "@/lib/inbox/source";
import { applyEvent } from "@/lib/pipeline/apply";
import type { MessageEvent, PlatformEvent, ReactionEvent } from "@/lib/platforms/contract";
import { testDatabase } from "../support/database";
import { connectAccounts, query, type Harness } from "../support/pipeline";

let harness: Harness;
afterAll(() => harness.close());
testDatabase();
beforeAll(async () => {
  harness = await connectAccounts();
});

const person = { ids: ["7300"], address: "7300", name: "Alma Carrera" };
const message = (externalId: string): MessageEvent => ({
  type: "message",
  direction: "inbound",
  person,
  externalId,
  sentAt: new Date(),
  kind: "text",
  text: "hola",
  attachments: [],
  content: {},
  opensWindow: true,
});
const reaction = (targetExternalId: string): ReactionEvent => ({
  type: "reaction",
  direction: "inbound",
  person,
  targetExternalId,
  emojis: ["👍"],
  at: new Date(),
});

const apply = (tx: Tx, event: PlatformEvent) => {
  const source: Source = {
    configurationId: harness.configurations.telegram!,
    platformId: "telegram",
    replyWindowHours: null,
  };
  return applyEvent(tx, source, event, new Date());
};

/** Applies `first` and leaves its transaction open until `second` has had time to run into it. */
async function atOnce(first: PlatformEvent, second: PlatformEvent): Promise<void> {
  let other: Promise<unknown> = Promise.resolve();
  await transaction(async (tx) => {
    await apply(tx, first);
    other = transaction((own) => apply(own, second));
    await sleep(150);
  });
  await other;
}

const emojiOn = (externalId: string) =>
  query(`select r.emoji from reactions r join messages m on m.id = r.message_id where m.external_id = $1`, [
    externalId,
  ]);

test.each(["the message first", "the reaction first"])(
  "committed while the other looks: %s",
  async (order) => {
    const id = `7300:${order.length}`;
    const events: [PlatformEvent, PlatformEvent] = [message(id), reaction(id)];
    await atOnce(...(order.startsWith("the message") ? events : ([events[1], events[0]] as const)));
    expect(await emojiOn(id)).toEqual([{ emoji: "👍" }]);
    expect(await query("select 1 from parked_events")).toEqual([]);
  },
);
