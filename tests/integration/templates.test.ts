/** Saved replies over REST: whose they are, what is refused, how they are found, and what one becomes in a conversation. */
import { NextRequest } from "next/server";
import { POST as upload } from "@/app/api/media/route";
import { GET as list, POST as create } from "@/app/api/templates/route";
import { DELETE as archive, GET as read, PATCH as edit } from "@/app/api/templates/[id]/route";
import { POST as render } from "@/app/api/templates/[id]/render/route";
import type { SessionUser } from "@/lib/auth/roles";
import { createToken } from "@/lib/auth/tokens";
import { execute } from "@/lib/command";
import { setEnvironment } from "@/lib/config";
import { insertConfiguration } from "@/lib/configurations/store";
import { db, transaction } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { sendMessage } from "@/lib/inbox/send";
import { readFile, removeFile } from "@/lib/storage/local";
import { countCopy, restoreTemplate } from "@/lib/templates/commands";
import type { RenderedReply, TemplateView } from "@/lib/templates/views";
import { seedBase } from "@/prisma/seed/base";
import { testDatabase } from "@/tests/support/database";
import { person } from "@/tests/support/people";
import { samples } from "@/tests/support/signing";

testDatabase();
jest.setTimeout(60_000);

type Role = "ana" | "luis" | "supervisor";
const people = {} as Record<Role, SessionUser>;
const tokens = {} as Record<Role, string>;
let conversationId = "";

beforeAll(async () => {
  setEnvironment({ DEMO: "off", ADMIN_PASSWORD: "una-larga-1", LOG_LEVEL: "silent" });
  await seedBase();
  people.ana = await person("agent", { name: "Ana Robles", timeZone: "America/Mexico_City" });
  people.luis = await person("agent", { name: "Luis Vega" });
  people.supervisor = await person("supervisor");
  for (const name of Object.keys(people) as Role[])
    tokens[name] = await createToken(db(), people[name], "prueba");
  conversationId = await conversation(people.ana.id);
});

/** A WhatsApp conversation of one contact who has told little about themselves. */
async function conversation(assigneeId: string): Promise<string> {
  const { id: configurationId } = await transaction((tx) =>
    insertConfiguration(tx, {
      platform: "whatsapp",
      name: "Ventas",
      active: true,
      secrets: samples.whatsapp.secrets,
    }),
  );
  await db().contactField.create({
    data: { id: newId(), key: "pedido", label: "Pedido", kind: "text", position: 0 },
  });
  const contact = await db().contact.create({
    data: {
      id: newId(),
      name: "Inés Prado",
      phone: "+525555550101",
      country: "MX",
      language: "es",
      fields: { pedido: "1042" },
    },
  });
  const identity = await db().contactIdentity.create({
    data: {
      id: newId(),
      contactId: contact.id,
      configurationId,
      externalId: "525555550101",
      address: "525555550101",
    },
  });
  const id = newId();
  await db().conversation.create({
    data: {
      id,
      platformId: "whatsapp",
      configurationId,
      contactId: contact.id,
      identityId: identity.id,
      assigneeId,
      lastMessageAt: new Date(),
    },
  });
  return id;
}

interface Asked {
  as?: Role;
  body?: object;
  id?: string;
  query?: Record<string, string>;
}

interface Failed {
  error: { code: string; message: string; fields?: Record<string, string> };
}

async function call<T>(handler: typeof create, method: string, { as = "ana", body, id, query }: Asked = {}) {
  const path = `http://hilo.example.com/api/templates?${new URLSearchParams(query).toString()}`;
  const request = new NextRequest(path, {
    method,
    headers: { authorization: `Bearer ${tokens[as]}`, host: "hilo.example.com", "accept-language": "es" },
    body: body && JSON.stringify(body),
  });
  const answer = await handler(request, { params: Promise.resolve(id ? { id } : undefined) });
  return { status: answer.status, body: (await answer.json()) as T };
}

const reply = (change: object = {}) => ({
  title: "Saludo",
  category: "greeting",
  body: "Hola {{contacto.nombre}}",
  ...change,
});
const created = async (change: object = {}, as: Role = "ana") =>
  (await call<TemplateView>(create, "POST", { as, body: reply(change) })).body;
const refused = async (change: object) => {
  const { status, body } = await call<Failed>(create, "POST", { body: reply(change) });
  return { status, ...body.error };
};
const titles = async (query: Record<string, string>) =>
  (await call<{ items: TemplateView[] }>(list, "GET", { query })).body.items.map(({ title }) => title);

async function uploaded(as: Role, text: string): Promise<string> {
  const form = new FormData();
  form.append("file", new File([text], "lista.txt", { type: "text/plain" }));
  const request = new NextRequest("http://hilo.example.com/api/media", {
    method: "POST",
    headers: { authorization: `Bearer ${tokens[as]}` },
    body: form,
  });
  const answer = await upload(request, { params: Promise.resolve(undefined) });
  return ((await answer.json()) as { id: string }).id;
}

describe("saving", () => {
  test("answers 201 with the view, and the log holds no text", async () => {
    const { status, body } = await call<TemplateView>(create, "POST", {
      body: reply({ shortcut: "Saludo_1", platforms: ["telegram"] }),
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      title: "Saludo",
      shortcut: "saludo_1",
      category: "greeting",
      platforms: ["telegram"],
      attachments: [],
      usageCount: 0,
      owner: { id: people.ana.id, name: "Ana Robles" },
    });
    const entry = await db().activityLog.findFirstOrThrow({ where: { subjectId: body.id } });
    expect(entry).toMatchObject({ action: "template.create", actorId: people.ana.id });
    expect(JSON.stringify(entry.details)).not.toMatch(/Hola|Saludo/);
  });

  test("an unknown variable is named, also when it comes later", async () => {
    const failure = await refused({ body: "Hola {{contacto.apodo}}" });
    expect(failure).toMatchObject({ status: 422, code: "invalid" });
    expect(failure.message).toContain("contacto.apodo");
    const { id } = await created();
    const { body } = await call<Failed>(edit, "PATCH", { id, body: { body: "{{contacto.apodo}}" } });
    expect(body.error.fields).toHaveProperty("body");
  });

  test("a text that a chosen platform refuses names it with its limit", async () => {
    const body = "a".repeat(2001);
    expect(await refused({ body, platforms: ["whatsapp", "messenger"] })).toMatchObject({
      status: 422,
      message: expect.stringMatching(/Messenger.*2000.*2001/) as string,
    });
    const { id } = await created({ body });
    const narrowed = await call<Failed>(edit, "PATCH", { id, body: { platforms: ["messenger"] } });
    expect(narrowed.status).toBe(422);
  });

  test("a shortcut is one reply's, also while that one is archived", async () => {
    const { id } = await created({ shortcut: "unico" });
    await call(archive, "DELETE", { id });
    expect((await refused({ shortcut: "UNICO" })).fields).toHaveProperty("shortcut");
    expect((await refused({ shortcut: "con espacio" })).fields).toHaveProperty("shortcut");
    expect((await call(edit, "PATCH", { id, body: { shortcut: "unico" } })).status).toBe(200);
  });

  test("an agent changes own ones only; a supervisor any", async () => {
    const { id } = await created({}, "luis");
    for (const [handler, method] of [
      [edit, "PATCH"],
      [archive, "DELETE"],
    ] as const) {
      expect((await call(handler, method, { id, body: { title: "Otro" } })).status).toBe(403);
    }
    await expect(execute(restoreTemplate, people.ana, { id })).rejects.toMatchObject({ code: "forbidden" });
    const seen = await call<TemplateView>(read, "GET", { id });
    expect(seen.body.may).toEqual({
      "template.edit": false,
      "template.archive": false,
      "template.restore": false,
    });
    const changed = await call<TemplateView>(edit, "PATCH", {
      as: "supervisor",
      id,
      body: { title: "Otro" },
    });
    expect(changed.body).toMatchObject({ title: "Otro", owner: { id: people.luis.id } });
  });
});

describe("finding", () => {
  const topic = `tema${Date.now()}`;
  beforeAll(async () => {
    await created({ title: `Envíos ${topic}`, category: "information", shortcut: `env-${topic}` });
    await created({ title: `Pago ${topic}`, category: "sales", platforms: ["telegram"] });
    const { id } = await created({ title: `Adiós ${topic}`, category: "closing", platforms: ["whatsapp"] });
    await execute(countCopy, people.luis, { id });
  });

  test("by words without accents, by category, by platform, and for a conversation", async () => {
    expect(await titles({ q: `envios ${topic}` })).toEqual([`Envíos ${topic}`]);
    expect(await titles({ q: topic, category: "sales" })).toEqual([`Pago ${topic}`]);
    expect(await titles({ q: topic, platform: "messenger" })).toEqual([`Envíos ${topic}`]);
    expect(await titles({ q: topic, conversationId, sort: "title" })).toEqual([
      `Adiós ${topic}`,
      `Envíos ${topic}`,
    ]);
    expect(await titles({ q: "100%" })).toEqual([]);
  });

  test("used most first; a copy counts and is not logged", async () => {
    const [first] = (await call<{ items: TemplateView[] }>(list, "GET", { query: { q: topic } })).body.items;
    expect(first).toMatchObject({ title: `Adiós ${topic}`, usageCount: 1 });
    expect(await db().activityLog.count({ where: { action: "template.read" } })).toBe(0);
    expect((await titles({ q: topic, sort: "recent" }))[0]).toBe(`Adiós ${topic}`);
  });

  test.each(["usage", "title", "updated", "recent"])(
    "pages by %s hold each once, in both directions",
    async (sort) => {
      for (const order of ["asc", "desc"]) {
        const whole = await titles({ q: topic, sort, order });
        const paged: string[] = [];
        let cursor: string | null = null;
        do {
          const page: { items: TemplateView[]; nextCursor: string | null } = (
            await call<{ items: TemplateView[]; nextCursor: string | null }>(list, "GET", {
              query: { q: topic, sort, order, limit: "1", ...(cursor && { cursor }) },
            })
          ).body;
          paged.push(...page.items.map(({ title }) => title));
          cursor = page.nextCursor;
        } while (cursor);
        expect(paged).toEqual(whole);
        expect(new Set(paged).size).toBe(3);
      }
    },
  );

  test("archived ones are apart, and come back", async () => {
    const { id, title } = await created({ title: `Viejo ${topic}` });
    await call(archive, "DELETE", { id });
    expect(await titles({ q: topic })).not.toContain(title);
    expect(await titles({ q: topic, archived: "true" })).toEqual([title]);
    await execute(restoreTemplate, people.ana, { id });
    expect(await titles({ q: topic, archived: "true" })).toEqual([]);
    await call(archive, "DELETE", { id });
  });
});

describe("in a conversation", () => {
  const rendered = (id: string, as: Role = "ana") =>
    call<RenderedReply>(render, "POST", { as, id, body: { conversationId } });

  test("the values of this contact, person, account and day; a missing one is a gap", async () => {
    const { id } = await created({
      body: "{{contacto.primer_nombre}} {{contact.country}} {{contacto.pedido}} {{agente.primer_nombre}} {{canal.nombre}} {{contact.phone}}",
    });
    const { body } = await rendered(id);
    expect(body).toMatchObject({ id, text: "Inés México 1042 Ana Ventas +525555550101", gaps: [] });
    await db().contactField.create({
      data: { id: newId(), key: "talla", label: "Talla", kind: "text", position: 1 },
    });
    const { id: open } = await created({ body: "Talla {{contacto.talla}}, {{contacto.talla|M}}" });
    expect((await rendered(open)).body).toMatchObject({
      text: "Talla [talla], M",
      gaps: [{ start: 6, end: 13 }],
    });
  });

  test("sent by its name alone, it is filled in and counted; never with a gap", async () => {
    const send = (templateId: string) =>
      execute(sendMessage, people.ana, { conversationId, templateId, clientKey: newId() });
    await db().conversation.update({
      where: { id: conversationId },
      data: { windowExpiresAt: new Date(Date.now() + 3_600_000), lastInboundAt: new Date() },
    });
    const { id } = await created({ body: "Hola {{contacto.primer_nombre}}, soy {{agente.nombre}}" });
    const { messageId } = await send(id);
    const message = await db().message.findUniqueOrThrow({ where: { id: messageId } });
    expect(message.text).toBe("Hola Inés, soy Ana Robles");
    expect((await call<TemplateView>(read, "GET", { id })).body.usageCount).toBe(1);
    const { id: open } = await created({ body: "Talla {{contacto.talla}}" });
    await expect(send(open)).rejects.toMatchObject({ details: { fields: { templateId: "valueMissing" } } });
  });

  test("not for who may not read it, nor on another platform, nor archived", async () => {
    const { id } = await created();
    expect((await rendered(id, "luis")).status).toBe(404);
    const { id: elsewhere } = await created({ platforms: ["telegram"] });
    expect((await rendered(elsewhere)).status).toBe(422);
    await call(archive, "DELETE", { id });
    expect((await rendered(id)).status).toBe(404);
  });

  test("files are claimed from one's own uploads only, copied for each use, and independent of each other", async () => {
    const own = await uploaded("luis", "precios de noviembre");
    const foreign = await refused({ attachments: [{ mediaId: own }] });
    expect(foreign.fields).toHaveProperty("attachments");
    const template = await created({ attachments: [{ mediaId: own }] }, "luis");
    expect(template.attachments).toMatchObject([{ id: own, fileName: "lista.txt", kind: "document" }]);

    const { body } = await rendered(template.id);
    const [copy] = body.attachments;
    expect(copy).toMatchObject({ fileName: "lista.txt", size: 20 });
    expect(copy?.mediaId).not.toBe(own);
    const row = await db().attachment.findUniqueOrThrow({ where: { id: copy!.mediaId } });
    expect(row).toMatchObject({ uploadedById: people.ana.id, templateId: null, status: "stored" });
    const original = await db().attachment.findUniqueOrThrow({ where: { id: own } });
    await removeFile(original.storageKey!);
    expect((await readFile(row.storageKey!)).toString()).toBe("precios de noviembre");

    await call(edit, "PATCH", { as: "luis", id: template.id, body: { attachments: [] } });
    expect((await db().attachment.findUniqueOrThrow({ where: { id: own } })).templateId).toBeNull();
  });
});
