/** The promise: whatever got a 200 is a message, exactly once, however the process ends. */
import {
  ask,
  accountsOf,
  command,
  newDataDir,
  removeDataDir,
  startHilo,
  type Hilo,
} from "../support/service";
import { samples } from "../support/signing";

const DELIVERIES = 500;

const dataDir = newDataDir();
let hilo: Hilo;
afterAll(async () => {
  await hilo.stop();
  removeDataDir(dataDir);
});

interface Delivery {
  text: string;
  send(): Promise<number | null>;
}

function delivery(index: number): Delivery {
  const account = accountsOf(hilo).find(({ platform }) => platform === "whatsapp")!;
  const secrets = account.secrets as unknown as Record<string, string>;
  const from = `5255558${String(1000 + (index % 40))}`;
  const text = `golpe ${index}`;
  const message = {
    from,
    id: `wamid.KILL${index}`,
    timestamp: String(Math.floor(Date.now() / 1000)),
    type: "text",
    text: { body: text },
  };
  const body = JSON.stringify({
    object: "whatsapp_business_account",
    entry: [
      {
        id: secrets.wabaId,
        changes: [
          {
            field: "messages",
            value: {
              messaging_product: "whatsapp",
              metadata: { display_phone_number: "525555550100", phone_number_id: secrets.phoneNumberId },
              contacts: [{ profile: { name: `Persona ${index % 40}` }, wa_id: from }],
              messages: [message],
            },
          },
        ],
      },
    ],
  });
  const headers = {
    "content-type": "application/json",
    ...samples.whatsapp.sign(Buffer.from(body), secrets),
  };
  return {
    text,
    send: () =>
      ask("POST", `${hilo.url}/api/webhooks/whatsapp`, headers, body).then(
        ({ status }) => status,
        () => null,
      ),
  };
}

test("500 deliveries with the process killed twice among them: every 200 is one message", async () => {
  hilo = await startHilo({ dataDir });
  const { port } = hilo;
  const acknowledged = new Set<string>();
  const deliveries = Array.from({ length: DELIVERIES }, (_, index) => delivery(index));
  const kills = [150, 340];
  let sent = 0;

  /** Sends what is left, ten at a time, until the process is killed in the middle of it. */
  async function pour(killAt: number | undefined): Promise<void> {
    let killed: Promise<void> | null = null;
    const left = deliveries.filter(({ text }) => !acknowledged.has(text));
    const workers = Array.from({ length: 10 }, async () => {
      for (let next = left.pop(); next && !killed; next = left.pop()) {
        if ((await next.send()) === 200) acknowledged.add(next.text);
        if (++sent === killAt) killed = hilo.kill();
      }
    });
    await Promise.all(workers);
    await killed;
  }

  for (const killAt of kills) {
    await pour(killAt);
    hilo = await startHilo({ dataDir, port });
  }
  await pour(undefined);
  expect(acknowledged.size).toBe(DELIVERIES);

  const token = await command(hilo, "token", "admin@example.com").then(
    (output) => output.split("\n").at(-1) ?? "",
  );
  const get = async <T>(path: string): Promise<T> => {
    const answer = await ask("GET", hilo.url + path, { authorization: `Bearer ${token}` });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return JSON.parse(answer.text) as T;
  };
  interface List<T> {
    items: T[];
    nextCursor: string | null;
  }
  for (;;) {
    const { totals } = await get<{ totals: Record<string, number> }>("/api/webhook-events?limit=1");
    if (totals.received === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const texts: string[] = [];
  const conversations = await get<List<{ id: string }>>("/api/conversations?q=Persona&limit=100");
  for (const { id } of conversations.items) {
    const { items } = await get<List<{ text: string }>>(`/api/conversations/${id}/messages?limit=100`);
    texts.push(...items.map(({ text }) => text));
    // A token may read 50 times a second.
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  expect(texts.filter((text) => text.startsWith("golpe ")).sort()).toEqual([...acknowledged].sort());
}, 240_000);
