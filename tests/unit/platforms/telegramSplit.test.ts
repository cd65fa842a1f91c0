import { split } from "@/lib/platforms/telegram/split";
import { telegramSecrets } from "@/lib/platforms/telegram/secrets";
import { samples } from "../../support/signing";

const secrets = telegramSecrets.parse(samples.telegram.secrets);
const bytes = (value: string) => new TextEncoder().encode(value);
const chat = { id: 5550101, type: "private" };

const laneOf = (update: object) =>
  split(bytes(JSON.stringify({ update_id: 7, ...update })), [secrets])?.[0]?.lane;

test("one update is one event of the bot whose secret verified it", () => {
  const body = '{"update_id":910000001,"message":{"text":"\\u00bfQué\\ud800?"}}';
  expect(split(bytes(body), [secrets])).toEqual([
    {
      accountId: "7000000001",
      dedupeKey: "7000000001:910000001",
      lane: "7000000001:",
      payload: body,
    },
  ]);
});

test("all that a person does shares a lane, whatever the update", () => {
  const lanes = [
    { message: { chat } },
    { edited_message: { chat } },
    { callback_query: { from: { id: 5550101 }, message: { chat } } },
    { callback_query: { from: { id: 5550101 }, inline_message_id: "x" } },
    { message_reaction: { chat, user: { id: 5550101 } } },
    { my_chat_member: { chat, from: { id: 5550101 } } },
    { deleted_business_messages: { chat, message_ids: [1] } },
  ].map(laneOf);
  expect(new Set(lanes)).toEqual(new Set(["7000000001:5550101"]));
});

test.each(["", "{", "5", "[]", "{}", '{"update_id":null}', '{"update_id":1e400}', '{"message":{}}'])(
  "%j is no update",
  (body) => {
    expect(split(bytes(body), [secrets])).toBeNull();
  },
);

test("tokens of other shapes are refused, those of tests are not", () => {
  const accepts = (botToken: string) => telegramSecrets.safeParse({ ...secrets, botToken }).success;
  expect([" 123:x ", "7000000001:AAtest_Telegram-0123456789"].map(accepts)).toEqual([true, true]);
  expect(["", "abc:x", "123:", "123", "123:a b", "bot123:x"].some(accepts)).toBe(false);
});
