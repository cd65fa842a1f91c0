import fs from "node:fs";
import path from "node:path";
import { post, Receiver, startRig, whatsApp, type Rig } from "./rig";

const mariana = "525555550121";

const running: Rig[] = [];
const start = async (...options: Parameters<typeof startRig>): Promise<Rig> => {
  const rig = await startRig(...options);
  running.push(rig);
  return rig;
};
afterEach(() => Promise.all(running.splice(0).map((rig) => rig.stop())));

/** The same data directory and webhook, as after `npm start` of the same installation. */
const again = async ({ dataDir }: Rig): Promise<Rig> =>
  start({ dataDir, receiver: await new Receiver().start(), connected: false });

it("keeps threads, phones and files", async () => {
  const first = await start();
  await first.control("POST", "/customers", { platform: "telegram", name: "Elena Prieto" });
  const id = await first.write({
    platform: "whatsapp",
    kind: "image",
    media: { sample: "photo" },
    text: "mira",
  });
  const before = await first.thread(whatsApp, mariana);
  await first.stop();
  const second = await again(first);
  expect(await second.thread(whatsApp, mariana)).toMatchObject({ messages: before.messages });
  expect(before.messages).toMatchObject([{ id, text: "mira" }]);
  const { customers } = (await second.control("GET", "/state")).body as { customers: { name: string }[] };
  expect(customers.filter(({ name }) => name === "Elena Prieto")).toHaveLength(1);
  const info = await second.call(whatsApp, `/${before.messages[0]?.media?.id ?? ""}`);
  expect(info.body).toMatchObject({ mime_type: "image/jpeg" });
});

it("delivers what had no taker, and finishes what was under way", async () => {
  const first = await start({
    options: { settings: { autoRead: true, delays: { sent: 0, delivered: 5000, read: 5000 } } },
  });
  await first.write({ platform: "whatsapp", text: "hola" });
  const send = { messaging_product: "whatsapp", to: `+${mariana}`, type: "text", text: { body: "buenas" } };
  await first.call(whatsApp, `/${whatsApp.accountId}/messages`, post(send));
  await first.control("POST", "/callback", { platform: "whatsapp", url: null });
  const id = await first.write({ platform: "whatsapp", text: "¿siguen ahí?" });
  await first.stop();

  const second = await again(first);
  await second.control("POST", "/callback", { platform: "whatsapp", url: second.receiver.url });
  await second.receiver.until(1, ({ raw }) => raw.includes(id.replaceAll("/", "\\/")));
  await second.receiver.until(1, ({ raw }) => raw.includes('"status":"read"'));
});

it("stops once, and leaves alone what was started since", async () => {
  const first = await start();
  await first.stop();
  const second = await again(first);
  await first.stop();
  expect(fs.existsSync(path.join(second.dataDir, "simulator", "running.json"))).toBe(true);
});

it("leaves a note of its address while it runs, for its owner only", async () => {
  const rig = await start();
  const note = path.join(rig.dataDir, "simulator", "running.json");
  expect(JSON.parse(fs.readFileSync(note, "utf8"))).toEqual({ url: rig.url });
  expect(fs.statSync(note).mode & 0o777).toBe(0o600);
  await rig.stop();
  expect(fs.existsSync(note)).toBe(false);
  expect(fs.statSync(path.join(rig.dataDir, "simulator", "state.json")).mode & 0o777).toBe(0o600);
});

it("puts an unreadable state aside and starts all the same", async () => {
  const first = await start();
  await first.stop();
  const state = path.join(first.dataDir, "simulator", "state.json");
  fs.writeFileSync(state, '{"threads":');
  const second = await again(first);
  expect((await second.control("GET", "/state")).status).toBe(200);
  expect(fs.readFileSync(`${state}.unreadable`, "utf8")).toBe('{"threads":');
});
