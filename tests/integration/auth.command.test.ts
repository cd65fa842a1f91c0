/** The spine on a real database: who may, what is written, and that both are one transaction. */
import { z } from "zod";
import type { ActionName } from "@/lib/auth/policy";
import type { Role, SessionUser } from "@/lib/auth/roles";
import { defineCommand, execute } from "@/lib/command";
import { db } from "@/lib/db/client";
import { pool } from "@/lib/db/pool";
import { newId } from "@/lib/ids";
import { testDatabase } from "@/tests/support/database";
import { person } from "@/tests/support/people";

testDatabase();

/** Renames a funnel, under the name of any action: only its way through the ladder is looked at. */
const rename = (name: ActionName, fail = false, effects: string[] = []) =>
  defineCommand({
    name,
    input: z.object({ id: z.string().min(1), name: z.string().min(2) }),
    load: (tx, { id }) => tx.funnel.findUniqueOrThrow({ where: { id } }),
    async run({ tx, input, record, afterCommit }) {
      await tx.funnel.update({ where: { id: input.id }, data: { name: input.name } });
      record({ fields: ["name"] });
      afterCommit(() => effects.push("after"));
      if (fail) throw new Error("half way");
      return input.name;
    },
  });

const people: Partial<Record<Role, SessionUser>> = {};
const actor = (role: Role) => people[role]!;
const nameNow = async () => (await db().funnel.findUniqueOrThrow({ where: { id: "f" } })).name;

beforeAll(async () => {
  for (const role of ["admin", "agent"] as const) people[role] = await person(role);
});

beforeEach(async () => {
  await db().funnel.upsert({
    where: { id: "f" },
    create: { id: "f", name: "before", position: 0 },
    update: { name: "before" },
  });
});

/** PostgreSQL's number of the transaction that wrote a row. */
const writtenBy = async (table: string, column: string) => {
  const { rows } = await pool().query(`select xmin::text as id from ${table} where ${column} = 'f'`);
  return (rows as { id: string }[]).map(({ id }) => id);
};

test("what was done and who did it are written together, effects after it", async () => {
  const effects: string[] = [];
  const output = await execute(rename("configuration.edit", false, effects), actor("admin"), {
    id: "f",
    name: "after",
  });
  expect([output, await nameNow(), effects]).toEqual(["after", "after", ["after"]]);
  expect(await writtenBy("activity_log", "subject_id")).toEqual(await writtenBy("funnels", "id"));
  const entries = await db().activityLog.findMany({ where: { subjectId: "f" } });
  expect(entries).toEqual([
    expect.objectContaining({
      actorId: actor("admin").id,
      action: "configuration.edit",
      subjectType: "configuration",
      details: { fields: ["name"] },
    }),
  ]);
});

test("the wrong role is refused, and nothing is written", async () => {
  const before = await db().activityLog.count();
  const attempt = execute(rename("configuration.edit"), actor("agent"), { id: "f", name: "after" });
  await expect(attempt).rejects.toMatchObject({ code: "not_found" });
  expect([await nameNow(), await db().activityLog.count()]).toEqual(["before", before]);
});

test("what fails half way leaves neither a change nor an entry, and has no effects", async () => {
  const before = await db().activityLog.count();
  const effects: string[] = [];
  const attempt = execute(rename("configuration.edit", true, effects), actor("admin"), {
    id: "f",
    name: "after",
  });
  await expect(attempt).rejects.toThrow("half way");
  expect([await nameNow(), await db().activityLog.count(), effects]).toEqual(["before", before, []]);
});

test("invalid input is said field by field, before anything is loaded", async () => {
  const attempt = execute(rename("configuration.edit"), actor("admin"), { name: "x" });
  await expect(attempt).rejects.toMatchObject({
    code: "invalid",
    details: { fields: { id: "required", name: "tooShort" } },
  });
});

test("a command that does not say what it changed is undone", async () => {
  const silent = defineCommand({
    name: "configuration.create",
    input: z.object({}),
    run: ({ tx }) => tx.funnel.create({ data: { id: "silent", name: "x", position: 9 } }),
  });
  await expect(execute(silent, actor("admin"), {})).rejects.toThrow("did not say");
  expect(await db().funnel.findUnique({ where: { id: "silent" } })).toBeNull();
});

test("an entry with anything but ids and codes is refused, and with it the change", async () => {
  const leaky = defineCommand({
    name: "configuration.edit",
    input: z.object({}),
    run: async ({ record }) => record({ name: "Renata Ibarra" }, newId()),
  });
  await expect(execute(leaky, actor("admin"), {})).rejects.toThrow("ids and names of fields only");
});

test("a repeated request that did nothing is not logged", async () => {
  const before = await db().activityLog.count();
  const repeated = defineCommand({
    name: "configuration.edit",
    input: z.object({}),
    run: async ({ unchanged }) => unchanged(),
  });
  await execute(repeated, actor("admin"), {});
  expect(await db().activityLog.count()).toBe(before);
});

test.each(["update activity_log set action = 'x'", "delete from activity_log", "truncate activity_log"])(
  "the database refuses: %s",
  async (statement) => {
    await expect(pool().query(statement)).rejects.toThrow("append-only");
  },
);
