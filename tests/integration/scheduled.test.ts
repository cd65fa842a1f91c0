import { randomUUID } from "node:crypto";
import { syncTemplates } from "@/lib/approved/sync";
import { listApprovedTemplates } from "@/lib/approved/queries";
import type { SessionUser } from "@/lib/auth/roles";
import { execute } from "@/lib/command";
import { syncConfigurationTemplates } from "@/lib/configurations/commands";
import { db } from "@/lib/db/client";
import { explainKey } from "@/lib/i18n/explain";
import { editScheduled, scheduleMessage, unscheduleMessage } from "@/lib/inbox/schedule";
import { sendScheduled, wakeScheduled } from "@/lib/inbox/scheduleDue";
import { listScheduled } from "@/lib/inbox/scheduleQueries";
import { sendMessage } from "@/lib/inbox/send";
import { noteTyping } from "@/lib/inbox/typing";
import { configurationById } from "@/lib/configurations/active";
import { newId } from "@/lib/ids";
import { ingestLane } from "@/lib/pipeline/ingest";
import { templates } from "@/lib/simulator/whatsapp/templateData";
import { testDatabase } from "../support/database";
import { aConversation, hoursAgo } from "../support/inbox";
import { person } from "../support/people";
import { connectAccounts, deliver, query, waBody, waChange, waText, type Harness } from "../support/pipeline";

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
/** Of the first account; the window is open for another day, or closed for one. */
const conversation = (open = true, columns: object = {}) =>
  aConversation({
    configurationId: account(),
    windowExpiresAt: hoursAgo(open ? -24 : 24),
    lastInboundAt: hoursAgo(open ? 0 : 48),
    ...columns,
  });
const soon = () => new Date(Date.now() + 60_000);
const schedule = (conversationId: string, more: object = {}, actor = agent) =>
  execute(scheduleMessage, actor, {
    conversationId,
    text: "te escribo mañana",
    sendAt: soon(),
    clientKey: randomUUID(),
    ...more,
  });
/** Its time comes now. */
async function due(id: string): Promise<void> {
  await query("update scheduled_messages set send_at = now() - interval '1 minute' where id = $1", [id]);
  await sendScheduled(id);
}
/** A signed delivery of theirs, through the ledger. */
async function customerWrites(conversationId: string): Promise<void> {
  const from = `52555555${String(4000 + Math.floor(Math.random() * 5000))}`;
  await query(
    `insert into identity_addresses (configuration_id, value, identity_id)
     select configuration_id, $2, identity_id from conversations where id = $1`,
    [conversationId, from],
  );
  expect(await deliver("whatsapp", waBody(waChange({ messages: [waText(from, "ya estoy aquí")] })))).toBe(
    200,
  );
  const [event] = await query<{ lane: number }>("select lane from webhook_events where status = 'received'");
  await ingestLane(event!.lane);
}
const stored = (id: string) => db().scheduledMessage.findUniqueOrThrow({ where: { id } });
const messagesOf = (conversationId: string) => db().message.findMany({ where: { conversationId } });
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: { messageKey?: string; details?: { fields?: Record<string, string> } }) => [
      error.messageKey,
      ...Object.values(error.details?.fields ?? {}),
    ],
  );

const pages = [templates.slice(0, 4), templates.slice(4)];
async function synchronise(): Promise<void> {
  let page = 0;
  harness.api.answer(() => {
    const data = pages[page] ?? [];
    const paging = { cursors: { after: String(page + 1) }, ...(page === 0 ? { next: "https://more" } : {}) };
    page += 1;
    return { status: 200, body: { data, paging } };
  });
  const configuration = (await configurationById(account()))!;
  await syncTemplates(configuration, harness.api.io);
}

const fallbackTemplate = { name: "retomar_conversacion", language: "es", components: [] };

describe("approved templates", () => {
  beforeAll(synchronise);

  test("are read page by page, and only those that can be sent are offered", async () => {
    expect(await db().platformTemplate.count({ where: { configurationId: account() } })).toBe(
      templates.length,
    );
    const { items, maySync } = await listApprovedTemplates(agent, await conversation());
    expect(items.map(({ name }) => name)).toEqual([
      "cita_confirmada",
      "novedades_temporada",
      "order_update",
      "retomar_conversacion",
      "seguimiento_pedido",
    ]);
    expect(maySync).toBe(false);
  });

  test("those that are gone are gone here; a platform that does not answer changes nothing", async () => {
    const configuration = (await configurationById(account()))!;
    harness.api.answer(() => ({ status: 200, body: { data: templates.slice(0, 1) } }));
    await syncTemplates(configuration, harness.api.io);
    expect(await db().platformTemplate.count({ where: { configurationId: account() } })).toBe(1);
    harness.api.answer(() => ({ status: 500, body: {} }));
    await expect(syncTemplates(configuration, harness.api.io)).rejects.toMatchObject({ retry: true });
    expect(await db().platformTemplate.count({ where: { configurationId: account() } })).toBe(1);
    await synchronise();
  });

  test("only administrators have the platform asked", async () => {
    expect(await refusal(execute(syncConfigurationTemplates, agent, { id: account() }))).toEqual([
      "notFound",
    ]);
    await execute(syncConfigurationTemplates, admin, { id: account() });
    expect(
      await refusal(execute(syncConfigurationTemplates, admin, { id: harness.configurations.telegram })),
    ).toEqual(["invalid", "notSupported"]);
  });

  test("one is sent after 24 h with its words kept; a text is not", async () => {
    const id = await conversation(false);
    const send = (more: object) =>
      execute(sendMessage, agent, { conversationId: id, clientKey: randomUUID(), ...more });
    expect(await refusal(send({ text: "hola" }))).toEqual(["windowClosed", "windowClosed"]);
    const body = (...texts: string[]) => [
      { type: "body", parameters: texts.map((text) => ({ type: "text", text })) },
    ];
    const order = { name: "seguimiento_pedido", language: "es_MX" };
    expect(await refusal(send({ platformTemplate: { ...order, components: body("Ana") } }))).toEqual([
      "invalid",
      "templateValues",
    ]);
    expect(await refusal(send({ platformTemplate: { ...order, language: "fr", components: [] } }))).toEqual([
      "invalid",
      "templateGone",
    ]);
    await send({ platformTemplate: { ...order, components: body("Ana", "1042") } });
    const [message] = await messagesOf(id);
    expect(message).toMatchObject({ kind: "template", status: "queued" });
    expect(message?.text).toBe(
      "Hola Ana, tu pedido 1042 ya va en camino. ¿Quieres que te avisemos cuando llegue?\n\nCasa Jacaranda",
    );
  });

  test("a header's file has to be of its kind, and belongs to the message afterwards", async () => {
    const id = await conversation(false);
    const file = async (kind: "image" | "document", mimeType: string) => {
      const mediaId = newId();
      await db().attachment.create({
        data: {
          id: mediaId,
          uploadedById: agent.id,
          kind,
          status: "stored",
          mimeType,
          size: 10,
          storageKey: mediaId,
        },
      });
      return { attachments: [{ mediaId }] };
    };
    const components = [
      { type: "body", parameters: [{ type: "text", text: "Ana" }] },
      { type: "button", sub_type: "url", index: "0", parameters: [{ type: "text", text: "verano" }] },
    ];
    const platformTemplate = { name: "novedades_temporada", language: "es_MX", components };
    const send = (more: object) =>
      execute(sendMessage, agent, { conversationId: id, platformTemplate, clientKey: randomUUID(), ...more });
    expect(await refusal(send({}))).toEqual(["invalid", "templateHeader"]);
    expect(await refusal(send(await file("document", "application/pdf")))).toEqual([
      "invalid",
      "templateHeader",
    ]);
    const { messageId } = await send(await file("image", "image/png"));
    expect(await db().attachment.findMany({ where: { messageId } })).toMatchObject([{ kind: "image" }]);
  });
});

describe("scheduled", () => {
  test("is sent at its time, once, however often its job runs", async () => {
    const id = await conversation();
    const { id: scheduledId } = await schedule(id);
    await sendScheduled(scheduledId);
    expect(await messagesOf(id)).toEqual([]);
    await Promise.all([due(scheduledId), due(scheduledId), due(scheduledId)]);
    const [message, ...others] = await messagesOf(id);
    expect(others).toEqual([]);
    expect(message).toMatchObject({ text: "te escribo mañana", authorId: agent.id, status: "queued" });
    expect(await stored(scheduledId)).toMatchObject({ status: "sent", messageId: message?.id });
  });

  test("the same client key schedules once; a time that has passed is refused", async () => {
    const id = await conversation();
    const clientKey = randomUUID();
    expect(await schedule(id, { clientKey })).toEqual(await schedule(id, { clientKey }));
    expect(await refusal(schedule(id, { sendAt: hoursAgo(1) }))).toEqual(["invalid", "past"]);
    expect(await refusal(schedule(id, { text: null }))).toEqual(["invalid", "required"]);
  });

  test("when the window has closed by then, the chosen template goes in its place, or it fails and stays", async () => {
    const id = await conversation(false);
    const [{ id: bare }, { id: covered }] = [await schedule(id), await schedule(id, { fallbackTemplate })];
    await due(bare);
    await due(covered);
    expect(await messagesOf(id)).toMatchObject([
      { kind: "template", text: "Hola, ¿seguimos con tu consulta? Respóndenos por aquí cuando quieras." },
    ]);
    const page = { limit: 10 };
    const { items } = await listScheduled(agent, id, page, explainKey("es"));
    expect(items).toMatchObject([{ id: bare, status: "failed", text: "te escribo mañana" }]);
    expect(items[0]?.reason).toContain("ventana");
    await query("update conversations set window_expires_at = now() + interval '1 hour' where id = $1", [id]);
    await execute(editScheduled, agent, { id: bare, now: true });
    await due(bare);
    expect(await messagesOf(id)).toHaveLength(2);
  });

  test("never under the tag for people: past 24 h on a page it is refused, where a person still may", async () => {
    const id = await aConversation({
      platform: "messenger",
      configurationId: harness.configurations.messenger,
      windowExpiresAt: hoursAgo(24),
      lastInboundAt: hoursAgo(48),
    });
    const { id: scheduledId } = await schedule(id);
    await due(scheduledId);
    expect(await stored(scheduledId)).toMatchObject({ status: "failed", reason: "windowClosed" });
    await execute(sendMessage, agent, { conversationId: id, text: "aquí sigo", clientKey: randomUUID() });
    expect(await messagesOf(id)).toMatchObject([{ humanAgent: true }]);
  });

  test("is decided again as its author: taken away from them, or no longer working here, it is not sent", async () => {
    const other = await person("agent");
    const gone = await person("agent");
    const [taken, left] = [await conversation(), await conversation()];
    const [{ id: first }, { id: second }] = [await schedule(taken), await schedule(left, {}, gone)];
    await query("update conversations set assignee_id = $2 where id = $1", [taken, other.id]);
    await query("update users set active = false where id = $1", [gone.id]);
    await due(first);
    await due(second);
    expect([(await stored(first)).status, (await stored(second)).reason]).toEqual(["failed", "authorGone"]);
    expect([...(await messagesOf(taken)), ...(await messagesOf(left))]).toEqual([]);
  });

  test("a customer who writes first cancels what was only to remind them", async () => {
    const id = await conversation();
    const [{ id: reminder }, { id: promise }] = [
      await schedule(id, { cancelOnReply: true }),
      await schedule(id),
    ];
    await customerWrites(id);
    expect(await stored(reminder)).toMatchObject({ status: "canceled", reason: "replied" });
    expect((await stored(promise)).status).toBe("waiting");
    const { items } = await listScheduled(agent, id, { limit: 1 }, explainKey("es"));
    expect(items).toMatchObject([{ id: reminder, reason: "El cliente escribió antes." }]);
  });

  test("one that lost its job is woken", async () => {
    const { id } = await schedule(await conversation());
    await query("select graphile_worker.remove_job($1)", [`scheduled:${id}`]);
    await query("update scheduled_messages set send_at = now() - interval '1 hour' where id = $1", [id]);
    await wakeScheduled();
    expect(
      await query("select 1 from graphile_worker.jobs where key = $1", [`scheduled:${id}`]),
    ).toHaveLength(1);
  });

  test("is edited by its author alone, taken back by whoever may write there, and neither once it was sent", async () => {
    const id = await conversation();
    const { id: scheduledId } = await schedule(id);
    const colleague = await person("agent");
    expect(await refusal(execute(editScheduled, colleague, { id: scheduledId, text: "otra cosa" }))).toEqual([
      "forbidden",
    ]);
    await execute(editScheduled, agent, { id: scheduledId, text: "otra cosa" });
    await execute(unscheduleMessage, colleague, { id: scheduledId });
    await due(scheduledId);
    expect(await messagesOf(id)).toEqual([]);
    const { id: sent } = await schedule(id);
    await due(sent);
    expect(await refusal(execute(unscheduleMessage, agent, { id: sent }))).toEqual(["scheduledSent"]);
  });

  test("not by whoever may not write there", async () => {
    const id = await conversation(true, { assigneeId: admin.id });
    expect(await refusal(schedule(id))).toEqual(["notFound"]);
    const { id: scheduledId } = await schedule(id, {}, admin);
    expect(await refusal(execute(unscheduleMessage, agent, { id: scheduledId }))).toEqual(["notFound"]);
    expect(await refusal(listScheduled(agent, id, { limit: 5 }, String))).toEqual(["notFound"]);
    expect(await refusal(noteTyping(agent, id))).toEqual(["notFound"]);
  });

  test("its file waits with it, and nobody else can send it meanwhile", async () => {
    const id = await conversation();
    const mediaId = newId();
    await db().attachment.create({
      data: {
        id: mediaId,
        kind: "image",
        status: "stored",
        mimeType: "image/png",
        size: 10,
        storageKey: mediaId,
      },
    });
    const { id: scheduledId } = await schedule(id, { attachments: [{ mediaId }] });
    const stolen = { conversationId: id, attachments: [{ mediaId }], clientKey: randomUUID() };
    expect(await refusal(execute(sendMessage, agent, stolen))).toEqual(["invalid", "unknown"]);
    await due(scheduledId);
    const [message] = await messagesOf(id);
    expect(await db().attachment.findUnique({ where: { id: mediaId } })).toMatchObject({
      messageId: message?.id,
      scheduledId: null,
    });
  });
});
