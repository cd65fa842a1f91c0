/** What every installation starts with, and who can sign in when. */
import { setEnvironment } from "@/lib/config";
import { verifyCredentials } from "@/lib/auth/signIn";
import { userOfToken } from "@/lib/auth/tokens";
import { db } from "@/lib/db/client";
import { issueToken } from "@/lib/users/tokens";
import { seedBase } from "@/prisma/seed/base";
import { testDatabase } from "@/tests/support/database";

testDatabase();
// bcrypt is slow on purpose, and slower while other tests run.
jest.setTimeout(60_000);

const counts = () =>
  Promise.all([db().platform.count(), db().funnel.count(), db().stage.count(), db().user.count()]);

beforeAll(() => setEnvironment({ ENCRYPTION_KEY: "k".repeat(32), DEMO: "on", LOG_LEVEL: "silent" }));

test("the demo: three platforms, two funnels, three people with the well-known password; twice is once", async () => {
  expect(await seedBase()).toEqual({ password: null, disabledDemoAccounts: 0 });
  expect(await counts()).toEqual([3, 2, 7, 3]);
  await db().stage.updateMany({ where: { name: "Debate" }, data: { name: "Propuesta" } });
  await seedBase();
  expect(await counts()).toEqual([3, 2, 7, 3]);
  expect(await db().stage.count({ where: { name: "Propuesta" } })).toBe(1);
  const signedIn = await Promise.all(
    ["admin", "supervisor", "agente"].map((name) => verifyCredentials(`${name}@example.com`, "admin123")),
  );
  expect(signedIn.map((user) => user?.role)).toEqual(["admin", "supervisor", "agent"]);
});

test("the demo off: its passwords are refused, the administrator gets a real one, said once", async () => {
  const token = await issueToken("agente@example.com", "prueba");
  expect(await userOfToken(token ?? "")).toMatchObject({ role: "agent" });
  setEnvironment({ DEMO: "off" });
  const { password, disabledDemoAccounts } = await seedBase();
  expect([password?.length, disabledDemoAccounts]).toEqual([20, 2]);
  expect(await verifyCredentials("admin@example.com", password ?? "")).toMatchObject({ role: "admin" });
  for (const email of ["admin@example.com", "agente@example.com"]) {
    expect(await verifyCredentials(email, "admin123")).toBeNull();
  }
  expect(await userOfToken(token ?? "")).toBeNull();
  expect(await seedBase()).toEqual({ password: null, disabledDemoAccounts: 2 });
});

test("a password that somebody set is never replaced", async () => {
  setEnvironment({ ADMIN_EMAIL: "jefa@example.com", ADMIN_PASSWORD: "una-larga-1" });
  expect((await seedBase()).password).toBeNull();
  setEnvironment({ ADMIN_PASSWORD: "otra-larga-2" });
  await seedBase();
  expect(await verifyCredentials("jefa@example.com", "una-larga-1")).not.toBeNull();
});

test("a token is for somebody who is there", async () => {
  expect(await issueToken("nadie@example.com", "prueba")).toBeNull();
  expect(await db().activityLog.count({ where: { action: "token.create" } })).toBe(1);
});
