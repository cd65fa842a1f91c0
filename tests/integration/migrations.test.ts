import { Client } from "pg";
import { migrate, schemaDrift } from "@/lib/db/migrate";
import { pool } from "@/lib/db/pool";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();

jest.setTimeout(60_000);

/** A foreign key that schema.prisma has no words for: that of two columns, to a message of the same conversation. */
const inSqlOnly = `-- DropForeignKey
ALTER TABLE "conversations" DROP CONSTRAINT "conversations_last_message_fkey";`;

test("schema.prisma and the migrations agree", async () => {
  expect(await schemaDrift(database.url)).toBe(inSqlOnly);
});

test("a column that only one of them has is seen", async () => {
  await pool().query("alter table users add column nickname text");
  expect(await schemaDrift(database.url)).toContain('DROP COLUMN "nickname"');
  await pool().query("alter table users drop column nickname");
});

test("migrating what is up to date changes nothing", async () => {
  expect(await migrate(database.url)).toEqual([]);
});

test("a database that a newer version has migrated is refused", async () => {
  await recordMigration("29990101000000_of_the_future");
  await expect(migrate(database.url)).rejects.toMatchObject({ key: "errorNewerSchema" });
  await pool().query("delete from _prisma_migrations where migration_name = '29990101000000_of_the_future'");
});

test("a migration that was changed after it was applied is refused", async () => {
  const { rows } = await pool().query<{ checksum: string }>(
    "select checksum from _prisma_migrations limit 1",
  );
  await pool().query("update _prisma_migrations set checksum = 'another'");
  await expect(migrate(database.url)).rejects.toMatchObject({ key: "errorEditedMigration" });
  await pool().query("update _prisma_migrations set checksum = $1", [rows[0]?.checksum]);
});

test("a migration that was cut off halfway is run again", async () => {
  const url = `${database.url}_again`;
  const name = new URL(url).pathname.slice(1);
  await pool().query(`create database ${name} template template0`);
  const applied = await migrate(url);
  await on(url, undoEverything);
  expect(await migrate(url)).toEqual(applied);
  expect(await schemaDrift(url)).toBe(inSqlOnly);
  await pool().query(`drop database ${name} with (force)`);
});

/** Leaves what a process leaves that is killed inside a migration: its line in the history, and nothing else. */
const undoEverything = `
  create schema kept;
  alter table _prisma_migrations set schema kept;
  drop schema public cascade;
  create schema public;
  alter table kept._prisma_migrations set schema public;
  update _prisma_migrations set finished_at = null, applied_steps_count = 0`;

async function on(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

async function recordMigration(name: string): Promise<void> {
  await pool().query(
    `insert into _prisma_migrations (id, checksum, migration_name, finished_at, started_at, applied_steps_count)
     values ($1, 'x', $1, now(), now(), 1)`,
    [name],
  );
}
