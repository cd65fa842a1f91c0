import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { Client } from "pg";
import { binariesIn, installedBinaries, program } from "@/lib/db/embedded/binaries";
import { findPostmaster } from "@/lib/db/embedded/postmaster";
import { testDatabase } from "@/tests/support/database";
import { endHolders, holdDatabase, runProcess } from "@/tests/support/processes";

jest.setTimeout(60_000);

const external = testDatabase();
let folder = "";
/** With what paths of real people hold. */
let dataDir = "";

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "hilo-start-"));
  fs.chmodSync(folder, 0o711);
  dataDir = path.join(folder, "mis datos ñ");
});

afterEach(endHolders);
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const start = (environment: Record<string, string>) =>
  runProcess("scripts/start.ts", { DATA_DIR: path.join(folder, "untouched"), PORT: "0", ...environment });
const migrate = () => runProcess("scripts/migrate.ts", { DATA_DIR: dataDir });

describe("a start that cannot end well ends at once, with one sentence", () => {
  test("a wrong setting is named", async () => {
    const { code, output } = await start({ PORT: "many", DEMO: "maybe" });
    expect({ code, output }).toEqual({ code: 1, output: "HILO: PORT: use a number; DEMO: use on or off\n" });
  });

  test("a taken port is named, and nothing is touched", async () => {
    const server = net.createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as net.AddressInfo;
    const { code, output } = await start({ PORT: String(port) });
    server.close();
    expect(code).toBe(1);
    expect(output).toContain(`HILO: port ${port} is already taken on this machine`);
    expect(fs.existsSync(path.join(folder, "untouched"))).toBe(false);
  });

  test.each([
    ["password", (url: URL) => void (url.password = "not-the-password"), /refused the user postgres/],
    ["name", (url: URL) => void (url.pathname = "/nothing"), /there is no database nothing/],
    ["port", (url: URL) => void (url.port = "1"), /does not answer/],
    ["host", (url: URL) => void (url.hostname = "nowhere.invalid"), /nowhere\.invalid .* cannot be found/],
  ])("a DATABASE_URL with a wrong %s", async (_, spoil, expected) => {
    const url = new URL(external.url);
    spoil(url);
    const { code, output } = await start({ DATABASE_URL: url.toString(), PORT: String(await freePort()) });
    expect(code).toBe(1);
    expect(output).toMatch(expected);
    expect(output).not.toContain(url.password);
  });

  test("an external database in production without secrets", async () => {
    const { code, output } = await start({ DATABASE_URL: external.url, PORT: String(await freePort()) });
    expect(code).toBe(1);
    expect(output).toContain("set NEXTAUTH_SECRET and ENCRYPTION_KEY");
  });
});

describe("the embedded database", () => {
  test("is made, guarded by its password, and gone with its process", async () => {
    const holder = await holdDatabase(dataDir);
    await write(holder.url, "create schema ours; create table ours.kept as select 42 as answer");
    const stranger = new URL(holder.url);
    stranger.password = "";
    await expect(write(stranger.toString(), "select 1")).rejects.toThrow(/password/);
    expect(fs.statSync(path.join(dataDir, "secrets.json")).mode & 0o777).toBe(0o600);
    expect(await holder.end("SIGINT")).toBe(0);
    expect(findPostmaster(holder.directory)).toBeNull();
  });

  test("belongs to one service at a time, while commands may join it", async () => {
    const holder = await holdDatabase(dataDir);
    const second = await start({ DATA_DIR: dataDir, PORT: String(await freePort()) });
    expect(second.code).toBe(1);
    expect(second.output).toContain("another Hilo is already using");
    expect((await migrate()).output).toContain("The database is up to date");
    await write(holder.url, "select answer from ours.kept");
    await holder.end("SIGTERM");
  });

  test("is taken over from a process that was killed", async () => {
    const killed = await holdDatabase(dataDir);
    await killed.end("SIGKILL");
    const heir = await holdDatabase(dataDir);
    await write(heir.url, "select answer from ours.kept");
    expect(await heir.end("SIGTERM")).toBe(0);
    expect(findPostmaster(heir.directory)).toBeNull();
  });

  test("comes back at the same address when it dies", async () => {
    const holder = await holdDatabase(dataDir);
    process.kill(findPostmaster(holder.directory)?.pid ?? 0, "SIGKILL");
    await holder.noticed("noteDatabaseBack");
    await write(holder.url, "select answer from ours.kept");
    await holder.end("SIGTERM");
  });

  test("starts when its last process number belongs to somebody else now", async () => {
    const directory = path.join(dataDir, "postgres");
    // PostgreSQL itself overlooks only the processes of other users.
    const { uid, gid } = fs.statSync(directory);
    const stranger = spawn("sleep", ["60"], { uid, gid, cwd: "/" });
    const lines = [stranger.pid, directory, 0, 1, "", "", "", "ready"];
    fs.writeFileSync(path.join(directory, "postmaster.pid"), `${lines.join("\n")}\n`);
    const { code, output } = await migrate();
    stranger.kill();
    expect({ code, output }).toEqual({
      code: 0,
      output: "The database is up to date (new migrations: 0).\n",
    });
  });

  test("is left alone when it is of a newer PostgreSQL", async () => {
    const file = path.join(dataDir, "postgres", "PG_VERSION");
    const version = fs.readFileSync(file);
    fs.writeFileSync(file, "99\n");
    const { code, output } = await migrate();
    fs.writeFileSync(file, version);
    expect(code).toBe(1);
    expect(output).toContain("was made by PostgreSQL 99, newer than");
  });

  test("is not given new secrets when its own are lost", async () => {
    const file = path.join(dataDir, "secrets.json");
    fs.renameSync(file, `${file}.aside`);
    const { code, output } = await migrate();
    expect(code).toBe(1);
    expect(output).toContain("restore that file from a backup");
    expect(fs.existsSync(file)).toBe(false);
    fs.renameSync(`${file}.aside`, file);
  });

  test("works when npm ran no install scripts", () => {
    const from = path.dirname(installedBinaries().directory);
    const copy = path.join(folder, "a copy");
    fs.cpSync(from, copy, { recursive: true, filter: (entry) => !fs.lstatSync(entry).isSymbolicLink() });
    const initdb = path.join(copy, "native", "bin", "initdb");
    const works = () => spawnSync(initdb, ["--version"]).status === 0;
    expect(works()).toBe(false);
    expect(program(binariesIn(copy), "initdb")).toBe(initdb);
    expect(works()).toBe(true);
  });
});

async function write(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
