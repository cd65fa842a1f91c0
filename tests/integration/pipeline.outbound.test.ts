import { randomUUID } from "node:crypto";
import { execute } from "@/lib/command";
import type { SessionUser } from "@/lib/auth/roles";
import { transaction } from "@/lib/db/client";
import { enqueueLane } from "@/lib/jobs/enqueue";
import { laneOf } from "@/lib/jobs/lanes";
import { listMessages } from "@/lib/inbox/messages";
import { retryMessage, sendMessage } from "@/lib/inbox/send";
import type { RunningService } from "@/lib/pipeline/service";
import { sweep } from "@/lib/pipeline/sweep";
import type { PlatformId } from "@/lib/platforms/manifest";
import { testDatabase } from "../support/database";
import type { Asked } from "../support/fakeApi";
import { person } from "../support/people";
import { permutations } from "../support/permutations";
import {
  connectAccounts,
  deliver,
  eventually,
  query,
  settled,
  startPipeline,
  unixNow,
  waBody,
  waChange,
  waStatus,
  waText,
  type Harness,
} from "../support/pipeline";
import { apiAnswers, type ApiAnswer } from "../support/platformAnswers";
import { samples } from "../support/signing";

let harness: Harness;
let service: RunningService;
let agent: SessionUser;

// Hooks run in the order they are written: the service stops before its database goes.
afterAll(async () => {
  await service.stop();
  await harness.close();
});
testDatabase();
beforeAll(async () => {
  harness = await connectAccounts();
  service = await startPipeline();
  agent = await person("agent");
});

let customers = 0;
/** A customer has just written; answers the conversation. */
async function conversation(platform: PlatformId = "whatsapp", at = unixNow()): Promise<string> {
  const number = ++customers;
  const from = `52555555${String(3000 + number)}`;
  const chat = { id: 80_000 + number, type: "private", first_name: "Ana" };
  const page = samples.messenger.secrets.pageId!;
  const bodies: Record<PlatformId, object> = {
    whatsapp: waBody(waChange({ messages: [waText(from, "hola", { at })] })),
    messenger: {
      object: "page",
      entry: [
        {
          id: page,
          time: at * 1000,
          messaging: [
            {
              sender: { id: from },
              recipient: { id: page },
              timestamp: at * 1000,
              message: { mid: `m_${from}`, text: "hola" },
            },
          ],
        },
      ],
    },
    telegram: {
      update_id: 50_000 + number,
      message: { message_id: 1, from: { ...chat, is_bot: false }, chat, date: at, text: "hola" },
    },
  };
  expect(await deliver(platform, bodies[platform])).toBe(200);
  await settled();
  const id = platform === "telegram" ? String(chat.id) : from;
  const [row] = await query<{ id: string }>(
    "select c.id from conversations c join identity_addresses a on a.identity_id = c.identity_id where a.value = $1",
    [id],
  );
  return row!.id;
}

const send = (conversationId: string, text: string, more: object = {}) =>
  execute(sendMessage, agent, { conversationId, text, clientKey: randomUUID(), ...more });

interface Row {
  id: string;
  status: string;
  error_code: string | null;
  external_id: string | null;
}
const message = (id: string) =>
  query<Row>("select id, status, error_code, external_id from messages where id = $1", [id]).then(
    ([row]) => row!,
  );
const reaches = (id: string, status: string) =>
  eventually(async () => ((await message(id)).status === status ? message(id) : null), `${id} is ${status}`);

let sentIds = 0;
const accepted = (): ApiAnswer => {
  const id = `wamid.OUT${++sentIds}`;
  return {
    status: 200,
    body: { messaging_product: "whatsapp", contacts: [], messages: [{ id }], message_id: `m_out${sentIds}` },
  };
};
/** As the Bot API answers: a new message id each time. */
const acceptedByBot = (): ApiAnswer => ({
  status: 200,
  body: {
    ok: true,
    result: { message_id: 1000 + ++sentIds, date: unixNow(), chat: { id: 5550101, type: "private" } },
  },
});
const textOf = ({ body }: Asked): string =>
  (JSON.parse(body.toString()) as { text?: { body?: string } }).text?.body ?? "";
const texts = () => harness.api.asked.filter(({ path }) => path.endsWith("/messages")).map(textOf);

/** What each platform sends when the customer has read everything; Telegram tells nobody. */
const readBy: Record<PlatformId, (externalId: string, from: string) => object | null> = {
  whatsapp: (externalId) => waBody(waChange({ statuses: [waStatus(externalId, "read")] })),
  messenger: (_externalId, from) => {
    const page = samples.messenger.secrets.pageId!;
    const read = {
      sender: { id: from },
      recipient: { id: page },
      timestamp: Date.now(),
      read: { watermark: Date.now() },
    };
    return { object: "page", entry: [{ id: page, time: Date.now(), messaging: [read] }] };
  },
  telegram: () => null,
};

test.each(["whatsapp", "messenger", "telegram"] as const)(
  "the main job against an API that is not our simulator: %s",
  async (platform) => {
    const id = await conversation(platform);
    harness.api.answer(() => (platform === "telegram" ? acceptedByBot() : accepted()));
    const { messageId } = await send(id, `hola por ${platform}`);
    const { external_id } = await reaches(messageId, "sent");
    expect(harness.api.asked.map(({ body }) => body.toString()).join()).toContain(`hola por ${platform}`);
    const [identity] = await query<{ address: string }>(
      "select i.address from conversations c join contact_identities i on i.id = c.identity_id where c.id = $1",
      [id],
    );
    const read = readBy[platform](external_id!, identity!.address);
    if (!read) return;
    expect(await deliver(platform, read)).toBe(200);
    await reaches(messageId, "read");
  },
);

test("a 429 on the first of three: they arrive in order all the same, and not before the platform's time", async () => {
  const id = await conversation();
  let first = true;
  const times: number[] = [];
  harness.api.answer((asked) => {
    if (!asked.path.endsWith("/messages")) return { status: 200, body: {} };
    times.push(Date.now());
    if (!first) return accepted();
    first = false;
    return apiAnswers.graph.rateLimited;
  });
  const queued = [];
  for (const text of ["uno", "dos", "tres"]) queued.push((await send(id, text)).messageId);
  for (const messageId of queued) await reaches(messageId, "sent");
  expect(texts()).toEqual(["uno", "uno", "dos", "tres"]);
  expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(900);
});

test("a lost answer is unconfirmed and never sent again by machine; a receipt lifts it, a person may repeat it", async () => {
  const id = await conversation();
  harness.api.answer(() => "hang");
  const { messageId } = await send(id, "¿llegó?");
  expect((await reaches(messageId, "unconfirmed")).external_id).toBeNull();
  await transaction((tx) => enqueueLane(tx, "deliver", laneOf(id)));
  await sweep();
  expect(texts()).toEqual(["¿llegó?"]);

  const status = { ...waStatus("wamid.LATE1", "delivered"), biz_opaque_callback_data: messageId };
  await deliver("whatsapp", waBody(waChange({ statuses: [status] })));
  expect((await reaches(messageId, "delivered")).external_id).toBe("wamid.LATE1");

  const second = await send(id, "otra vez");
  await reaches(second.messageId, "unconfirmed");
  harness.api.answer(accepted);
  await execute(retryMessage, agent, { messageId: second.messageId });
  await reaches(second.messageId, "sent");
  await expect(execute(retryMessage, agent, { messageId: second.messageId })).rejects.toThrow("conflict");
});

test("an answer that cannot be stored (an id that another message has) does not leave a message sending for ever", async () => {
  const id = await conversation();
  harness.api.answer(() => ({ status: 200, body: { messages: [{ id: "wamid.TWICE" }] } }));
  await reaches((await send(id, "primero")).messageId, "sent");
  await reaches((await send(id, "segundo")).messageId, "unconfirmed");
});

test("a worker that dies while sending leaves an unconfirmed message, not a second one", async () => {
  const id = await conversation();
  harness.api.answer(accepted);
  const { messageId } = await send(id, "hola");
  await reaches(messageId, "sent");
  const dead = randomUUID();
  await query("update messages set status = 'sending', worker_id = $2 where id = $1", [messageId, dead]);
  harness.api.answer(accepted);
  await sweep();
  expect(await message(messageId)).toMatchObject({ status: "unconfirmed", error_code: "interrupted" });
  expect(texts()).toEqual([]);
});

test.each([["sent", "delivered", "read", "failed"]])(
  "all 24 orders of sent, delivered, read and failed end in the highest, and never move back",
  async (...statuses) => {
    const rank: Record<string, number> = { sent: 1, failed: 2, delivered: 3, read: 4 };
    const orders = permutations(statuses);
    expect(orders).toHaveLength(24);
    harness.api.answer(accepted);
    const id = await conversation();
    for (const [index, order] of orders.entries()) {
      const { messageId } = await send(id, `orden ${index}`);
      const { external_id } = await reaches(messageId, "sent");
      let highest = 1;
      for (const status of order) {
        const errors = status === "failed" ? [{ code: 131026, title: "Message undeliverable" }] : undefined;
        await deliver(
          "whatsapp",
          waBody(waChange({ statuses: [waStatus(external_id!, status, { errors })] })),
        );
        await settled();
        highest = Math.max(highest, rank[status]!);
        expect(rank[(await message(messageId)).status]).toBe(highest);
      }
      expect(await message(messageId)).toMatchObject({ status: "read", error_code: null });
    }
  },
);

test("a status that is faster than the answer to the sending is applied when the answer comes", async () => {
  const id = await conversation();
  await deliver("whatsapp", waBody(waChange({ statuses: [waStatus("wamid.FAST", "delivered")] })));
  await settled();
  harness.api.answer(() => ({ status: 200, body: { messages: [{ id: "wamid.FAST" }] } }));
  const { messageId } = await send(id, "rápido");
  await reaches(messageId, "delivered");
});

test("the platform's echo of our own message is not a second one, with our reference or before the answer", async () => {
  const id = await conversation("messenger");
  const page = samples.messenger.secrets.pageId!;
  const [{ value: psid }] = (await query<{ value: string }>(
    "select a.value from identity_addresses a join conversations c on c.identity_id = a.identity_id where c.id = $1",
    [id],
  )) as [{ value: string }];
  const echo = (mid: string, metadata?: string) => ({
    object: "page",
    entry: [
      {
        id: page,
        time: Date.now(),
        messaging: [
          {
            sender: { id: page },
            recipient: { id: psid },
            timestamp: Date.now(),
            message: { is_echo: true, app_id: 1, mid, text: "hola", metadata },
          },
        ],
      },
    ],
  });
  harness.api.answer(() => ({ status: 200, body: { recipient_id: psid, message_id: "m_echo1" } }));
  const first = await send(id, "hola");
  await reaches(first.messageId, "sent");
  await deliver("messenger", echo("m_echo1", first.messageId));
  await settled();

  await deliver("messenger", echo("m_echo2"));
  await settled();
  harness.api.answer(() => ({ status: 200, body: { recipient_id: psid, message_id: "m_echo2" } }));
  const second = await send(id, "hola");
  await reaches(second.messageId, "sent");
  const outbound = await query(
    "select id from messages where conversation_id = $1 and direction = 'outbound' order by id",
    [id],
  );
  expect(outbound).toEqual([{ id: first.messageId }, { id: second.messageId }]);
});

test("the reply window: closed in front of the author, past it a person may still answer on Messenger, none on Telegram", async () => {
  const yesterday = unixNow() - 25 * 3600;
  harness.api.answer(accepted);
  await expect(send(await conversation("whatsapp", yesterday), "tarde")).rejects.toThrow("windowClosed");
  const late = await conversation("messenger", yesterday);
  const { messageId } = await send(late, "tarde, pero soy una persona");
  await reaches(messageId, "sent");
  const body = JSON.parse(harness.api.asked.at(-1)!.body.toString()) as object;
  expect(body).toMatchObject({ messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" });
  await expect(send(await conversation("messenger", unixNow() - 8 * 86_400), "muy tarde")).rejects.toThrow(
    "windowClosed",
  );
  harness.api.answer(acceptedByBot);
  await reaches(
    (await send(await conversation("telegram", unixNow() - 90 * 86_400), "aquí sigo")).messageId,
    "sent",
  );
});

test("a window that closed while the message waited is found before sending", async () => {
  const id = await conversation();
  harness.api.answer(() => apiAnswers.graph.rateLimited);
  const { messageId } = await send(id, "espera");
  await eventually(async () => (await message(messageId)).error_code, "a first refusal");
  await query("update conversations set window_expires_at = now() - interval '1 minute' where id = $1", [id]);
  harness.api.answer(accepted);
  expect((await reaches(messageId, "failed")).error_code).toBe("window_closed");
  expect(texts()).toEqual([]);
});

test("one client key is one message: the same again answers it, elsewhere it is a conflict", async () => {
  const id = await conversation();
  harness.api.answer(accepted);
  const clientKey = randomUUID();
  const first = await send(id, "una vez", { clientKey });
  const again = await send(id, "una vez", { clientKey });
  expect(again).toEqual({ ...first, created: false });
  await reaches(first.messageId, "sent");
  expect(texts()).toEqual(["una vez"]);
  await expect(send(await conversation(), "una vez", { clientKey })).rejects.toThrow("clientKeyUsed");
});

test("bad credentials stop the configuration: what is queued waits, and goes out when they are repaired", async () => {
  const id = await conversation();
  harness.api.answer(() => apiAnswers.graph.badToken);
  const failed = await send(id, "sin permiso");
  expect((await reaches(failed.messageId, "failed")).error_code).toBe("190");
  harness.api.answer(accepted);
  const waiting = await send(id, "espero");
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect((await message(waiting.messageId)).status).toBe("queued");
  await query("update api_configurations set health = 'healthy' where id = $1", [
    harness.configurations.whatsapp,
  ]);
  await sweep();
  await reaches(waiting.messageId, "sent");
  expect(texts()).toEqual(["espero"]);
});

test("the answer's time is a fact, written once per reply", async () => {
  const id = await conversation("whatsapp", unixNow() - 90);
  harness.api.answer(accepted);
  const first = await send(id, "ya te atiendo");
  await reaches(first.messageId, "sent");
  await reaches((await send(id, "dime")).messageId, "sent");
  const facts = await query<{ message_id: string; first: boolean; seconds: number }>(
    "select message_id, first, seconds from response_times where conversation_id = $1",
    [id],
  );
  expect(facts).toHaveLength(1);
  expect(facts[0]).toMatchObject({ message_id: first.messageId, first: true });
  expect(facts[0]!.seconds).toBeGreaterThanOrEqual(90);
  const [state] = await query("select awaiting_reply_since, unread_count from conversations where id = $1", [
    id,
  ]);
  expect(state).toEqual({ awaiting_reply_since: null, unread_count: 0 });
});

test("an error is said in the reader's words, with the platform's code", async () => {
  const id = await conversation();
  const answer = { error: { code: 131026, message: "undeliverable", type: "OAuthException" } };
  harness.api.answer(() => ({ status: 400, body: answer }));
  const { messageId } = await send(id, "hola");
  await reaches(messageId, "failed");
  const { explainError } = await import("@/lib/i18n/explain");
  const { items } = await listMessages(agent, id, { limit: 1 }, explainError("es"));
  expect(items[0]!.error).toMatchObject({
    code: "131026",
    message: expect.stringMatching(/WhatsApp/) as string,
  });
});

test("an agent cannot write in a colleague's conversation, nor know that it is there", async () => {
  const id = await conversation();
  const colleague = await person("agent");
  await query("update conversations set assignee_id = $2 where id = $1", [id, colleague.id]);
  await expect(send(id, "hola")).rejects.toThrow("not_found");
  expect(
    await query("select 1 from messages where conversation_id = $1 and direction = 'outbound'", [id]),
  ).toEqual([]);
});
