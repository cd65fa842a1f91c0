import { NextRequest } from "next/server";
import { GET, PUT } from "@/app/api/conversations/[id]/draft/route";
import { GET as emoji } from "@/app/api/emoji/[locale]/[file]/route";
import type { Role, SessionUser } from "@/lib/auth/roles";
import { createToken } from "@/lib/auth/tokens";
import { execute } from "@/lib/command";
import { db } from "@/lib/db/client";
import { getDraft, saveDraft } from "@/lib/inbox/drafts";
import { conversation, oneAccount } from "@/tests/support/conversations";
import { testDatabase } from "@/tests/support/database";
import { person } from "@/tests/support/people";

testDatabase();

const people: Partial<Record<Role, SessionUser>> = {};
let account = "";
let hers = "";

beforeAll(async () => {
  account = await oneAccount();
  for (const role of ["agent", "supervisor"] as const) people[role] = await person(role);
  hers = await conversation(account, { assigneeId: people.agent!.id });
});

const at = (second: number) => new Date(Date.UTC(2026, 0, 5, 12, 0, second)).toISOString();
const save = (who: SessionUser, conversationId: string, text: string, updatedAt: string) =>
  execute(saveDraft, who, { conversationId, text, updatedAt });

test("the newest version counts, in whatever order the devices reach the server", async () => {
  const { agent } = people;
  await save(agent!, hers, "Hola, ¿qu", at(2));
  expect(await save(agent!, hers, "Hola", at(1))).toEqual({ text: "Hola, ¿qu", updatedAt: at(2) });
  expect(await getDraft(agent!, hers)).toEqual({ text: "Hola, ¿qu", updatedAt: at(2) });
  await save(agent!, hers, "", at(3));
  expect(await save(agent!, hers, "Hola", at(2))).toEqual({ text: "", updatedAt: at(3) });
});

test("a clock that is ahead keeps no later words out", async () => {
  const { agent } = people;
  const { updatedAt } = await save(agent!, hers, "del futuro", "2099-01-01T00:00:00.000Z");
  expect(Date.parse(updatedAt!)).toBeLessThanOrEqual(Date.now());
});

test("each person has their own, and nothing is said of it in the log", async () => {
  const { agent, supervisor } = people;
  const before = await db().activityLog.count();
  await save(supervisor!, hers, "de la supervisora", at(50));
  expect((await getDraft(agent!, hers)).text).not.toBe("de la supervisora");
  expect(await db().activityLog.count()).toBe(before);
});

test("there is no draft in a conversation that one may not write in", async () => {
  const { agent } = people;
  const another = await conversation(account, { assigneeId: people.supervisor!.id });
  await expect(save(agent!, another, "no", at(1))).rejects.toMatchObject({ code: "not_found" });
  await expect(getDraft(agent!, another)).rejects.toMatchObject({ code: "not_found" });
  expect(await db().draft.count({ where: { conversationId: another } })).toBe(0);
});

describe("over REST", () => {
  const bearer = async (who: SessionUser) => ({
    authorization: `Bearer ${await createToken(db(), who, "prueba")}`,
  });
  const params = (values: Record<string, string>) => ({ params: Promise.resolve(values) });

  test("it is written and read", async () => {
    const headers = await bearer(people.agent!);
    const url = `http://hilo.example.com/api/conversations/${hers}/draft`;
    const body = JSON.stringify({ text: "por la API", updatedAt: new Date().toISOString() });
    const put = await PUT(new NextRequest(url, { method: "PUT", headers, body }), params({ id: hers }));
    expect(put.status).toBe(200);
    const read = await GET(new NextRequest(url, { headers }), params({ id: hers }));
    expect(await read.json()).toMatchObject({ text: "por la API" });
  });

  test("a page that somebody else had opened speaks for nobody", async () => {
    const headers = { ...(await bearer(people.agent!)), "x-hilo-user": people.supervisor!.id };
    const url = `http://hilo.example.com/api/conversations/${hers}/draft`;
    const body = JSON.stringify({ text: "de otra persona", updatedAt: new Date().toISOString() });
    const answer = await PUT(new NextRequest(url, { method: "PUT", headers, body }), params({ id: hers }));
    expect(answer.status).toBe(401);
    expect((await getDraft(people.agent!, hers)).text).toBe("por la API");
  });

  test("the emoji come from here, once for each version", async () => {
    const headers = await bearer(people.agent!);
    const at = (file: string) => `http://hilo.example.com/api/emoji/es/${file}`;
    const context = params({ locale: "es", file: "messages.json" });
    const first = await emoji(new NextRequest(at("messages.json"), { headers }), context);
    expect(await first.json()).toHaveProperty("groups");
    const again = new NextRequest(at("messages.json"), {
      headers: { ...headers, "if-none-match": first.headers.get("etag")! },
    });
    expect((await emoji(again, context)).status).toBe(304);
    const other = params({ locale: "es", file: "../package.json" });
    expect((await emoji(new NextRequest(at("x"), { headers }), other)).status).toBe(422);
  });
});
