import { randomUUID } from "node:crypto";
import type { SessionUser } from "@/lib/auth/roles";
import { execute } from "@/lib/command";
import { editConfiguration } from "@/lib/configurations/commands";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { markConversationRead } from "@/lib/inbox/commands";
import { retryMessage, sendMessage } from "@/lib/inbox/send";
import { noteTyping } from "@/lib/inbox/typing";
import { showCourtesy } from "@/lib/pipeline/courtesy";
import { testDatabase } from "../support/database";
import { aConversation, hoursAgo } from "../support/inbox";
import { person } from "../support/people";
import { connectAccounts, query, type Harness } from "../support/pipeline";

let harness: Harness;
afterAll(() => harness.close());
testDatabase();

let agent: SessionUser;
let admin: SessionUser;
beforeAll(async () => {
  harness = await connectAccounts();
  agent = await person("agent");
  admin = await person("admin");
});

const account = () => harness.configurations.whatsapp!;
const conversation = (columns: object = {}) =>
  aConversation({
    configurationId: account(),
    windowExpiresAt: hoursAgo(-24),
    lastInboundAt: hoursAgo(0),
    ...columns,
  });
const messagesOf = (conversationId: string) => db().message.findMany({ where: { conversationId } });

describe("what the customer sees of us beside messages", () => {
  const asked = () => harness.api.asked.map(({ body }) => JSON.parse(body.toString()) as object);
  const written = async () => {
    const id = await conversation({ unreadCount: 1 });
    const row = { id: newId(), conversationId: id, configurationId: account(), externalId: `wamid.${id}` };
    await db().message.create({
      data: { ...row, direction: "inbound", kind: "text", status: "received", sentAt: new Date() },
    });
    return id;
  };
  beforeEach(() => {
    harness.api.asked.length = 0;
    harness.api.answer(() => ({ status: 200, body: { success: true } }));
  });

  test("reading and typing are told by jobs, about the newest message, typing once in five seconds", async () => {
    const id = await written();
    await execute(markConversationRead, agent, { conversationId: id });
    for (let times = 0; times < 3; times++) await noteTyping(agent, id);
    const jobs = await query<{ key: string }>(
      "select key from graphile_worker.jobs where key like $1 order by key",
      [`%:${id}`],
    );
    expect(jobs.map(({ key }) => key)).toEqual([`read:${id}`, `typing:${id}`]);
    await showCourtesy("markRead", id);
    await showCourtesy("showTyping", id);
    const read = { messaging_product: "whatsapp", status: "read", message_id: `wamid.${id}` };
    expect(asked()).toEqual([read, { ...read, typing_indicator: { type: "text" } }]);
  });

  test("not where the account is set not to, and a failure is nobody's concern", async () => {
    const id = await written();
    harness.api.answer(() => ({ status: 500, body: {} }));
    await showCourtesy("markRead", id);
    await execute(editConfiguration, admin, { id: account(), sendReadReceipts: false, showTyping: false });
    harness.api.asked.length = 0;
    await showCourtesy("markRead", id);
    await showCourtesy("showTyping", id);
    expect(asked()).toEqual([]);
  });
});

describe("a new attempt", () => {
  const failed = async (conversationId: string) => {
    const { messageId } = await execute(sendMessage, agent, {
      conversationId,
      text: "hola",
      clientKey: randomUUID(),
    });
    await query(
      "update messages set status = 'failed', error_code = '131026', error_class = 'never', attempts = 1 where id = $1",
      [messageId],
    );
    return messageId;
  };

  test("keeps in the log how the former one ended, and counts on", async () => {
    const id = await conversation();
    const messageId = await failed(id);
    await execute(retryMessage, agent, { messageId });
    expect(await messagesOf(id)).toMatchObject([{ status: "queued", errorCode: null, attempts: 1 }]);
    const log = await db().activityLog.findFirst({ where: { action: "message.retry", subjectId: id } });
    expect(log?.details).toEqual({ messageId, former: "failed", error: "131026", attempts: 1 });
  });

  test("is refused where the window has closed meanwhile", async () => {
    const id = await conversation();
    const messageId = await failed(id);
    await query("update conversations set window_expires_at = now() - interval '1 minute' where id = $1", [
      id,
    ]);
    await expect(execute(retryMessage, agent, { messageId })).rejects.toMatchObject({
      messageKey: "windowClosed",
    });
    expect(await messagesOf(id)).toMatchObject([{ status: "failed" }]);
  });
});
