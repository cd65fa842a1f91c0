/** Connected accounts: complete or not at all, encrypted, never read back; live for webhooks at once. */
import { NextRequest } from "next/server";
import { GET as list, POST as create } from "@/app/api/configurations/route";
import { DELETE as archive, GET as read, PATCH as edit } from "@/app/api/configurations/[id]/route";
import { createToken } from "@/lib/auth/tokens";
import { setEnvironment } from "@/lib/config";
import { activeConfigurations, configurationById, forgetConfigurations } from "@/lib/configurations/active";
import { checkConnection } from "@/lib/configurations/connection";
import { needsAttention } from "@/lib/configurations/health";
import { decrypt, needsRotation } from "@/lib/configurations/secrets";
import { db, transaction } from "@/lib/db/client";
import { pool } from "@/lib/db/pool";
import type { PlatformIo } from "@/lib/platforms/io";
import { seedBase } from "@/prisma/seed/base";
import { testDatabase } from "@/tests/support/database";
import { person } from "@/tests/support/people";

testDatabase();
jest.setTimeout(60_000);

const keys = ["first-key-first-key-first-key-32!", "second-key-second-key-second-key"];
const tokens: Record<string, string> = {};
let phone = 0;

beforeAll(async () => {
  setEnvironment({
    ENCRYPTION_KEY: keys[0]!,
    DEMO: "off",
    ADMIN_PASSWORD: "una-larga-1",
    LOG_LEVEL: "silent",
  });
  await seedBase();
  for (const role of ["admin", "supervisor", "agent"] as const) {
    tokens[role] = await createToken(db(), await person(role), "prueba");
  }
});
beforeEach(() => forgetConfigurations());

interface Body {
  id: string;
  [key: string]: unknown;
}

async function call(handler: typeof create, method: string, body?: object, id?: string, role = "admin") {
  const request = new NextRequest(`http://hilo.example.com/api/configurations${id ? `/${id}` : ""}`, {
    method,
    headers: { authorization: `Bearer ${tokens[role]}`, host: "hilo.example.com" },
    body: body && JSON.stringify(body),
  });
  const answer = await handler(request, { params: Promise.resolve(id ? { id } : undefined) });
  return { status: answer.status, body: (await answer.json()) as Body };
}

const phoneSecrets = () => ({
  phoneNumberId: `10955000000${(phone += 1)}`,
  wabaId: "2095500",
  accessToken: "EAASECRETACCESS",
  appSecret: "SECRETAPP",
  verifyToken: "SECRETVERIFY",
});
const whatsapp = (secrets: object = phoneSecrets()) => ({
  platform: "whatsapp",
  name: "Ventas",
  active: true,
  secrets,
});
const secretsOf = async (id: string) =>
  decrypt((await db().apiConfiguration.findUniqueOrThrow({ where: { id } })).secrets, id);

describe("creating", () => {
  test("stores it encrypted, answers 201 without a secret, and enqueues a check", async () => {
    const secrets = phoneSecrets();
    const { status, body } = await call(create, "POST", whatsapp(secrets));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      platform: "whatsapp",
      name: "Ventas",
      active: true,
      accountId: secrets.phoneNumberId,
      values: { phoneNumberId: secrets.phoneNumberId, wabaId: "2095500" },
      secretsSet: ["accessToken", "appSecret", "verifyToken"],
      webhookUrl: "http://hilo.example.com/api/webhooks/whatsapp",
      health: "unchecked",
      generated: {},
    });
    const row = await db().apiConfiguration.findUniqueOrThrow({ where: { id: body.id } });
    expect(Buffer.from(row.secrets).includes("SECRET")).toBe(false);
    expect(await secretsOf(body.id)).toEqual(secrets);
    const { rows } = await pool().query("select task_identifier from graphile_worker.jobs");
    expect(rows).toContainEqual({ task_identifier: "checkConfiguration" });
  });

  test("makes the secrets that may be made, and shows them this once", async () => {
    const { verifyToken: _, ...secrets } = phoneSecrets();
    const created = await call(create, "POST", whatsapp({ ...secrets, accessToken: "EAA1" }));
    const { generated } = created.body as unknown as { generated: Record<string, string> };
    expect(generated).toEqual({ verifyToken: expect.stringMatching(/^[\w-]{32}$/) });
    const again = await call(read, "GET", undefined, created.body.id);
    expect(JSON.stringify(again.body)).not.toContain(generated.verifyToken);
    const bot = await call(create, "POST", {
      platform: "telegram",
      name: "Bot",
      secrets: { botToken: "7095500301:AA" },
    });
    expect(bot).toMatchObject({ status: 201, body: { accountId: "7095500301", active: true } });
  });

  test("refuses what is incomplete, field by field", async () => {
    const { status, body } = await call(create, "POST", whatsapp({ phoneNumberId: "x", appSecret: " " }));
    expect(status).toBe(422);
    expect(body.error).toMatchObject({
      fields: { "secrets.phoneNumberId": "Revisa este dato.", "secrets.appSecret": "Falta este dato." },
    });
    expect((await call(create, "POST", { ...whatsapp(), platform: "otra" })).status).toBe(422);
  });

  test("refuses an account that is connected already, and a bot secret that names another", async () => {
    const first = whatsapp();
    await call(create, "POST", first);
    expect((await call(create, "POST", first)).status).toBe(409);
    const bot = (id: string) => ({
      platform: "telegram",
      name: "Bot",
      secrets: { botToken: `${id}:AA`, secretToken: "mine" },
    });
    expect((await call(create, "POST", bot("1"))).status).toBe(201);
    expect((await call(create, "POST", bot("2"))).body.error).toMatchObject({ code: "invalid" });
  });
});

describe("editing", () => {
  test("replaces the given secrets only, and clears what needed attention", async () => {
    const secrets = phoneSecrets();
    const { id } = (await call(create, "POST", whatsapp(secrets))).body;
    await transaction((tx) => needsAttention(tx, id, "190"));
    const changed = { secrets: { accessToken: "EAANEW", appSecret: "" }, name: "Soporte" };
    const { status, body } = await call(edit, "PATCH", changed, id);
    expect([status, body.name, body.health, body.healthCode]).toEqual([200, "Soporte", "unchecked", null]);
    expect(await secretsOf(id)).toEqual({ ...secrets, accessToken: "EAANEW" });
    const entry = await db().activityLog.findFirst({
      where: { subjectId: id, action: "configuration.edit" },
    });
    expect(entry?.details).toEqual({ fields: ["name", "secrets.accessToken"] });
  });

  test("makes a new secret when asked with null, for those that Hilo makes", async () => {
    const { id } = (await call(create, "POST", whatsapp())).body;
    const renewed = await call(edit, "PATCH", { secrets: { verifyToken: null } }, id);
    expect(renewed.body.generated).toEqual({ verifyToken: (await secretsOf(id)).verifyToken });
    expect((await call(edit, "PATCH", { secrets: { appSecret: null } }, id)).status).toBe(422);
  });

  test("never moves it to another account", async () => {
    const { id } = (await call(create, "POST", whatsapp())).body;
    const { status, body } = await call(edit, "PATCH", { secrets: { phoneNumberId: "999" } }, id);
    expect(status).toBe(422);
    expect(body.error).toMatchObject({
      fields: { "secrets.phoneNumberId": expect.stringContaining("cuenta") },
    });
  });
});

test("archiving erases its secrets, hides it, and frees the account", async () => {
  const given = whatsapp();
  const { id } = (await call(create, "POST", given)).body;
  expect((await call(archive, "DELETE", undefined, id)).status).toBe(200);
  expect(await secretsOf(id)).toEqual({});
  expect((await call(read, "GET", undefined, id)).status).toBe(404);
  expect((await call(edit, "PATCH", { active: true }, id)).status).toBe(404);
  expect((await call(create, "POST", given)).status).toBe(201);
});

test.each(["supervisor", "agent"])("for a %s there are none", async (role) => {
  const { id } = (await call(create, "POST", whatsapp())).body;
  const answers = [
    await call(list, "GET", undefined, undefined, role),
    await call(read, "GET", undefined, id, role),
    await call(create, "POST", whatsapp(), undefined, role),
    await call(edit, "PATCH", { active: false }, id, role),
    await call(archive, "DELETE", undefined, id, role),
  ];
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  expect(await configurationById(id)).not.toBeNull();
});

test("no answer, entry or log line of its whole life holds a secret", async () => {
  const lines: string[] = [];
  const write = jest
    .spyOn(process.stdout, "write")
    .mockImplementation((line) => lines.push(String(line)) > 0);
  const { id } = (await call(create, "POST", whatsapp())).body;
  const answers = [
    await call(read, "GET", undefined, id),
    await call(edit, "PATCH", { secrets: { appSecret: "SECRETNEW" } }, id),
    await call(list, "GET"),
    await call(create, "POST", whatsapp({ ...phoneSecrets(), phoneNumberId: "SECRET" })),
    await call(archive, "DELETE", undefined, id),
  ];
  write.mockRestore();
  const entries = await db().activityLog.findMany();
  expect(JSON.stringify([answers, entries, lines])).not.toContain("SECRET");
});

test("the list is paged", async () => {
  const page = async (query: string) => {
    const headers = { authorization: `Bearer ${tokens.admin}` };
    const answer = await list(
      new NextRequest(`http://hilo.example.com/api/configurations?${query}`, { headers }),
      {
        params: Promise.resolve(undefined),
      },
    );
    return (await answer.json()) as { items: Body[]; nextCursor: string | null };
  };
  const whole = await page("limit=100");
  const ids: string[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const { items, nextCursor }: Awaited<ReturnType<typeof page>> = await page(
      `limit=2${cursor && `&cursor=${cursor}`}`,
    );
    ids.push(...items.map(({ id }) => id));
    cursor = nextCursor;
  }
  expect(ids).toEqual(whole.items.map(({ id }) => id));
  expect(ids.length).toBeGreaterThan(2);
});

describe("for webhooks", () => {
  test("it is known at once, and forgotten at once when switched off", async () => {
    const known = async () => (await activeConfigurations("whatsapp")).map(({ id }) => id);
    await known();
    const { id } = (await call(create, "POST", whatsapp())).body;
    expect(await known()).toContain(id);
    expect(await configurationById(id)).toMatchObject({
      platformId: "whatsapp",
      simulated: false,
      baseUrl: null,
    });
    await call(edit, "PATCH", { active: false }, id);
    expect(await known()).not.toContain(id);
  });

  test("what is known costs no query", async () => {
    await activeConfigurations("whatsapp");
    const statements = jest.spyOn(db().apiConfiguration, "findMany");
    await activeConfigurations("whatsapp");
    await activeConfigurations("telegram");
    expect(statements).not.toHaveBeenCalled();
    statements.mockRestore();
  });

  test("one that cannot be opened does not take the others down", async () => {
    const [good, bad] = [
      (await call(create, "POST", whatsapp())).body,
      (await call(create, "POST", whatsapp())).body,
    ];
    const { secrets } = await db().apiConfiguration.findUniqueOrThrow({ where: { id: good.id } });
    await db().apiConfiguration.update({ where: { id: bad.id }, data: { secrets } });
    forgetConfigurations();
    const ids = (await activeConfigurations("whatsapp")).map(({ id }) => id);
    expect(ids).toContain(good.id);
    expect(ids).not.toContain(bad.id);
    await db().apiConfiguration.delete({ where: { id: bad.id } });
  });
});

test("a check that reaches nobody leaves it in use and says why; a refused token stops it", async () => {
  const { id } = (await call(create, "POST", whatsapp())).body;
  const configuration = (await configurationById(id))!;
  const answering = (body: object, status: number): PlatformIo => ({
    baseUrl: "http://graph.example",
    graphVersion: "v25.0",
    now: () => new Date(),
    call: () => Promise.resolve({ status, headers: new Headers(), body }),
    download: () => Promise.reject(new Error("unused")),
  });
  const health = async (io: PlatformIo) => {
    await checkConnection(configuration, "https://hilo.example.com/api/webhooks/whatsapp", io);
    const row = await db().apiConfiguration.findUniqueOrThrow({ where: { id } });
    return [row.health, row.healthCode];
  };
  expect((await health(answering({}, 503)))[0]).toBe("unchecked");
  expect(await health(answering({ error: { code: 190, message: "x" } }, 401))).toEqual([
    "needs_attention",
    "190",
  ]);
});

test("after a new key is put in front, the next start writes every secret anew", async () => {
  const { id } = (await call(create, "POST", whatsapp())).body;
  const before = await secretsOf(id);
  setEnvironment({ ENCRYPTION_KEY: `${keys[1]},${keys[0]}` });
  await seedBase();
  setEnvironment({ ENCRYPTION_KEY: keys[1]! });
  expect(await secretsOf(id)).toEqual(before);
  const rows = await db().apiConfiguration.findMany();
  expect(rows.some(({ secrets }) => needsRotation(secrets))).toBe(false);
});
