/** Who is signed in, read from the database each time; and the doors of the REST API. */
import { NextRequest } from "next/server";
import { encode } from "next-auth/jwt";
import { z } from "zod";
import type { SessionUser } from "@/lib/auth/roles";
import { userOfSession } from "@/lib/auth/session";
import { takeAttempt, verifyCredentials } from "@/lib/auth/signIn";
import { createToken, userOfToken } from "@/lib/auth/tokens";
import { hashPassword } from "@/lib/auth/passwords";
import { setEnvironment } from "@/lib/config";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { defineRoute, type Handler } from "@/lib/route";
import { testDatabase } from "@/tests/support/database";
import { person } from "@/tests/support/people";

testDatabase();

// bcrypt is slow on purpose, and slower while other tests run.
jest.setTimeout(60_000);

const secret = "a-secret-for-tests-only";
const HOUR = 3_600_000;
let agent: SessionUser;

beforeAll(async () => {
  setEnvironment({ NEXTAUTH_SECRET: secret, DEMO: "off", LOG_LEVEL: "silent" });
  agent = await person("agent");
});

const sessionOf = (user: SessionUser, claims: object = {}) =>
  encode({ secret, token: { userId: user.id, sessionVersion: 0, signedInAt: Date.now(), ...claims } });

describe("a session", () => {
  test("is its user, as the database has them now", async () => {
    const session = await sessionOf(agent);
    expect(await userOfSession(session)).toEqual(agent);
    await db().user.update({ where: { id: agent.id }, data: { role: "supervisor" } });
    expect(await userOfSession(session)).toMatchObject({ role: "supervisor" });
  });

  test("ends 24 hours after signing in, though its token would last", async () => {
    expect(
      await userOfSession(await sessionOf(agent, { signedInAt: Date.now() - 24 * HOUR + 5000 })),
    ).not.toBeNull();
    expect(await userOfSession(await sessionOf(agent, { signedInAt: Date.now() - 24 * HOUR }))).toBeNull();
  });

  test("of another secret, of nobody, or without a token is nobody's", async () => {
    const forged = await encode({
      secret: "another-secret-of-tests",
      token: { userId: agent.id, sessionVersion: 0, signedInAt: Date.now() },
    });
    expect(await userOfSession(forged)).toBeNull();
    expect(await userOfSession(await encode({ secret, token: { sub: agent.id } }))).toBeNull();
    expect(await userOfSession(undefined)).toBeNull();
  });

  test("ends at once when the person is dismissed or their version is raised", async () => {
    const [dismissed, raised] = [await person("agent"), await person("agent")];
    const sessions = [await sessionOf(dismissed), await sessionOf(raised)];
    await db().user.update({ where: { id: dismissed.id }, data: { active: false } });
    await db().user.update({ where: { id: raised.id }, data: { sessionVersion: { increment: 1 } } });
    expect(await Promise.all(sessions.map(userOfSession))).toEqual([null, null]);
  });
});

describe("signing in", () => {
  test("wants the right password, whatever the case of the e-mail", async () => {
    const user = await person("agent", { passwordHash: await hashPassword("correcta-1") });
    expect(await verifyCredentials(` ${user.email.toUpperCase()} `, "correcta-1")).toMatchObject({
      id: user.id,
    });
    expect(await verifyCredentials(user.email, "equivocada")).toBeNull();
    expect(await verifyCredentials("nadie@example.com", "correcta-1")).toBeNull();
  });

  test("with the demo's password works in the demo only", async () => {
    const user = await person("agent", { passwordHash: await hashPassword("admin123"), demoPassword: true });
    expect(await verifyCredentials(user.email, "admin123")).toBeNull();
    expect(await userOfSession(await sessionOf(user))).toBeNull();
    setEnvironment({ DEMO: "on" });
    expect(await verifyCredentials(user.email, "admin123")).toMatchObject({ id: user.id });
    setEnvironment({ DEMO: "off" });
  });

  test("may be tried ten times in a row", () => {
    const tries = Array.from({ length: 11 }, () => takeAttempt("muchos@example.com"));
    expect(tries.slice(0, 10).every((wait) => wait === 0)).toBe(true);
    expect(takeAttempt("MUCHOS@example.com")).toBeGreaterThan(0);
  });
});

describe("an API token", () => {
  test("is kept as a hash, notes its use, and ends with revocation, expiry or its user", async () => {
    const user = await person("agent");
    const token = await createToken(db(), user, "prueba");
    expect(token).toMatch(/^hilo_[\w-]{43}$/);
    const row = () => db().apiToken.findFirstOrThrow({ where: { userId: user.id } });
    expect(JSON.stringify(await row())).not.toContain(token);
    expect(await userOfToken(token)).toEqual(user);
    expect((await row()).lastUsedAt).not.toBeNull();

    const { id } = await row();
    const refused = async (data: object, back: object) => {
      await db().apiToken.update({ where: { id }, data });
      expect(await userOfToken(token)).toBeNull();
      await db().apiToken.update({ where: { id }, data: back });
      expect(await userOfToken(token)).not.toBeNull();
    };
    await refused({ revokedAt: new Date() }, { revokedAt: null });
    await refused({ expiresAt: new Date(Date.now() - 1) }, { expiresAt: null });
    await db().user.update({ where: { id: user.id }, data: { active: false } });
    expect(await userOfToken(token)).toBeNull();
  });
});

describe("a route", () => {
  const echo = defineRoute({
    input: z.object({ text: z.string().min(1) }),
    run: async ({ viewer, input }) => ({ viewer: viewer.id, ...input }),
  });
  const url = "http://hilo.example.com/api/echo";
  const params = { params: Promise.resolve(undefined) };
  const cookie = async () => ({
    cookie: `next-auth.session-token=${await sessionOf(agent)}`,
    host: "hilo.example.com",
  });
  const post = (headers: Record<string, string>, body = '{"text":"hola"}', handler: Handler = echo) =>
    handler(new NextRequest(url, { method: "POST", headers, body }), params);
  const own = { origin: "http://hilo.example.com", "sec-fetch-site": "same-origin" };

  test("wants somebody: 401 in the reader's language", async () => {
    const answer = await post({ "accept-language": "en" });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({
      error: { code: "unauthenticated", message: "Your session ended. Sign in again to go on." },
    });
  });

  test("changes with a cookie only from its own pages", async () => {
    const session = await cookie();
    expect((await post({ ...session, ...own })).status).toBe(200);
    expect((await post(session)).status).toBe(403);
    expect((await post({ ...session, origin: "http://evil.example" })).status).toBe(403);
    expect((await post({ ...session, origin: "null" })).status).toBe(403);
    expect((await post({ ...session, ...own, "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await post({ ...session, ...own, "sec-fetch-site": "same-site" })).status).toBe(403);
  });

  test("a token needs no origin; reads need none either", async () => {
    const token = await createToken(db(), agent, "prueba");
    expect((await post({ authorization: `Bearer ${token}` })).status).toBe(200);
    const read = new NextRequest(`${url}?text=hola`, { headers: await cookie() });
    expect(await (await echo(read, params)).json()).toEqual({ viewer: agent.id, text: "hola" });
  });

  test("says what is unreadable (400) and what is invalid (422, by field)", async () => {
    const session = { ...(await cookie()), ...own };
    expect((await post(session, "{")).status).toBe(400);
    expect((await post(session, "[1]")).status).toBe(400);
    const invalid = await post(session, '{"text":""}');
    expect(invalid.status).toBe(422);
    expect(await invalid.json()).toMatchObject({
      error: { code: "invalid", fields: { text: "Falta este dato." } },
    });
    expect((await post(session, JSON.stringify({ text: "a".repeat(1024 * 1024) }))).status).toBe(413);
  });

  test("an id that is none is not found", async () => {
    const request = new NextRequest(`${url}?text=x`, { headers: await cookie() });
    expect((await echo(request, { params: Promise.resolve({ id: "7" }) })).status).toBe(404);
  });

  test("answers an AppError with its status, anything else with a reference and nothing more", async () => {
    const failing = (error: Error) => defineRoute({ input: z.object({}), run: () => Promise.reject(error) });
    const session = { ...(await cookie()), ...own };
    expect((await post(session, "{}", failing(new AppError("conflict", "conflict")))).status).toBe(409);
    const unexpected = await post(session, "{}", failing(new Error("password of the database")));
    expect(unexpected.status).toBe(500);
    const text = await unexpected.text();
    expect(text).not.toContain("database");
    expect(JSON.parse(text)).toMatchObject({
      error: { code: "unexpected", message: expect.stringMatching(/[0-9a-f]{12}/) },
    });
  });

  test("a token that reads too often is told when to come back", async () => {
    const token = await createToken(db(), agent, "prueba");
    const read = () =>
      echo(new NextRequest(`${url}?text=x`, { headers: { authorization: `Bearer ${token}` } }), params);
    const answers = await Promise.all(Array.from({ length: 130 }, read));
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.headers.get("retry-after")).toBe("1");
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(100);
  });
});
