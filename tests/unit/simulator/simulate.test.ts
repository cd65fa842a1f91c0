import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { main } from "@/scripts/simulate";
import { authSecret, startRig, whatsApp, type Rig } from "./rig";

let rig: Rig;

beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.stop());

async function simulate(argv: string[], given: { dataDir?: string; authSecret?: string | null } = {}) {
  const out: string[] = [];
  const errors: string[] = [];
  const code = await main(argv, {
    dataDir: rig.dataDir,
    authSecret,
    write: (line) => out.push(line),
    writeError: (line) => errors.push(line),
    ...given,
  });
  return { code, out: out.join("\n"), errors: errors.join("\n") };
}

it.each(["whatsapp", "messenger", "telegram"])("sends a customer's message on %s", async (platform) => {
  const { code, out } = await simulate([platform, "hola"]);
  expect(code).toBe(0);
  expect(out).toContain("delivered");
  const [delivery] = await rig.receiver.until(1);
  expect(delivery?.genuine).toBe(true);
  expect(delivery?.raw).toContain("hola");
});

it("writes as somebody new, at another time, several times and twice each", async () => {
  const at = "2026-11-23T10:00:00Z";
  const argv = [
    "whatsapp",
    "hola",
    "--from",
    "+52 55 5555 0177",
    "--name",
    "Elena Prieto",
    "--at",
    at,
    "--count",
    "3",
    "--duplicate",
  ];
  expect((await simulate(argv)).code).toBe(0);
  const deliveries = await rig.receiver.until(6);
  expect(deliveries.every(({ raw }) => raw.includes(`"timestamp":"${Date.parse(at) / 1000}"`))).toBe(true);
  const { messages } = await rig.thread(whatsApp, "525555550177");
  expect(messages.map(({ text }) => text)).toEqual(["hola 1", "hola 2", "hola 3"]);
});

it("sends a picture", async () => {
  const file = path.join(rig.dataDir, "mesa.png");
  fs.writeFileSync(file, "no importa");
  expect((await simulate(["telegram", "mira", "--image", file])).code).toBe(0);
  const [delivery] = await rig.receiver.until(1);
  expect(delivery?.raw).toContain('"caption":"mira"');
});

it.each([
  [[], "Name a platform."],
  [["fax", "hola"], "There is no platform fax."],
  [["whatsapp"], "Say what the customer writes."],
  [["whatsapp", "hola", "mundo"], "Put the text between quotes."],
  [["whatsapp", "hola", "--count", "0"], "--count takes 1 to 1000."],
  [["whatsapp", "hola", "--at", "ayer"], "--at takes a time"],
  [["whatsapp", "--image", "nada.png"], "There is no readable file nada.png."],
])("explains a wrong command line: %j", async (argv, sentence) => {
  const { code, errors } = await simulate(argv);
  expect(code).toBe(2);
  expect(errors).toContain(sentence);
});

it("says in one sentence when nothing runs", async () => {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "hilo-nothing-"));
  for (const given of [{ dataDir }, { authSecret: null }]) {
    const { code, errors } = await simulate(["whatsapp", "hola"], given);
    expect(code).toBe(1);
    expect(errors).toMatch(/^The simulator is not running: [^\n]+\.$/);
  }
});

it("fails when the service does not take the message", async () => {
  rig.receiver.statuses = [503];
  const { code, out, errors } = await simulate(["whatsapp", "hola"]);
  expect(code).toBe(1);
  expect(out).toContain("not delivered yet (HTTP 503)");
  expect(errors).toContain("1 of 1");
});

it("repeats the simulator's own words when it refuses", async () => {
  const { code, errors } = await simulate(["telegram", "hola", "--from", "999"]);
  expect(code).toBe(1);
  expect(errors).toBe("There is no customer 999 on telegram.");
});
