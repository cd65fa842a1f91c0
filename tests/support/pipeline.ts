/** The pipeline in a test: accounts connected, deliveries signed, the worker real, the platform's API on a port of ours. */
import { setEnvironment } from "@/lib/config";
import { forgetConfigurations } from "@/lib/configurations/active";
import { insertConfiguration } from "@/lib/configurations/store";
import { transaction } from "@/lib/db/client";
import { pool } from "@/lib/db/pool";
import { startService, type RunningService } from "@/lib/pipeline/service";
import { receive, type ReceiveStatus } from "@/lib/pipeline/receive";
import type { PlatformId } from "@/lib/platforms/manifest";
import { seedBase } from "@/prisma/seed/base";
import { startFakeApi, type FakeApi } from "./fakeApi";
import { samples } from "./signing";

export interface Harness {
  api: FakeApi;
  /** Configuration ids by name: the platform's, and `other:<platform>` for the second account. */
  configurations: Record<string, string>;
  close(): Promise<void>;
}

/** One account per platform, and a second one of each that is signed with other secrets. */
export async function connectAccounts(): Promise<Harness> {
  const api = await startFakeApi(500);
  setEnvironment({
    META_GRAPH_URL: api.io.baseUrl,
    TELEGRAM_API_URL: api.io.baseUrl,
    SEND_TIMEOUT_MS: "500",
  });
  await seedBase();
  const configurations: Record<string, string> = {};
  for (const platform of Object.keys(samples) as PlatformId[]) {
    const { secrets, otherSecrets } = samples[platform];
    for (const [name, given] of [
      [platform, secrets],
      [`other:${platform}`, otherSecrets],
    ] as const) {
      const { id } = await transaction((tx) =>
        insertConfiguration(tx, { platform, name, active: true, secrets: given }),
      );
      configurations[name] = id;
    }
  }
  forgetConfigurations();
  return { api, configurations, close: () => api.close() };
}

export const startPipeline = (): Promise<RunningService> => startService({ worker: "inline" });

/** One delivery, signed by the platform's first account (or with other secrets). */
export function deliver(
  platform: PlatformId,
  body: unknown,
  secrets = samples[platform].secrets,
): Promise<ReceiveStatus> {
  const bytes = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  return receive({ headers: samples[platform].sign(bytes, secrets), body: bytes }, platform);
}

/** Waits until `ready` answers something that is not false, null or undefined. */
export async function eventually<T>(
  ready: () => Promise<T>,
  what: string,
  withinMs = 60_000,
): Promise<NonNullable<T>> {
  const until = Date.now() + withinMs;
  for (;;) {
    const answer = await ready();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (Date.now() > until) throw new Error(`did not happen: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Until nothing that was received waits. */
export const settled = (): Promise<true> =>
  eventually(async () => {
    const { rows } = await pool().query("select 1 from webhook_events where status = 'received' limit 1");
    return rows.length === 0;
  }, "every event processed") as Promise<true>;

export async function query<T>(text: string, values: unknown[] = []): Promise<T[]> {
  return (await pool().query(text, values)).rows as T[];
}

const account = samples.whatsapp.secrets;
let counter = 0;
export const wamid = (): string => `wamid.TEST${Date.now().toString(36)}${counter++}`;
export const unixNow = (): number => Math.floor(Date.now() / 1000);

/** A WhatsApp text as it stands in `value.messages`. */
export const waText = (from: string, body: string, options: { id?: string; at?: number } = {}) => ({
  from,
  id: options.id ?? wamid(),
  timestamp: String(options.at ?? unixNow()),
  type: "text",
  text: { body },
});

export const waStatus = (id: string, status: string, options: { at?: number; errors?: unknown[] } = {}) => ({
  id,
  status,
  timestamp: String(options.at ?? unixNow()),
  recipient_id: "525555550101",
  ...(options.errors ? { errors: options.errors } : {}),
});

interface WaMessage {
  from?: string;
}

/** One change of the WhatsApp envelope. */
export const waChange = (
  parts: { messages?: WaMessage[]; statuses?: unknown[] },
  phoneNumberId = account.phoneNumberId,
) => ({
  field: "messages",
  value: {
    messaging_product: "whatsapp",
    metadata: { display_phone_number: "525555550100", phone_number_id: phoneNumberId },
    contacts: [...new Set((parts.messages ?? []).map(({ from }) => from))].map((from) => ({
      profile: { name: `Persona ${from}` },
      wa_id: from,
    })),
    ...parts,
  },
});

export const waBody = (...changes: object[]) => ({
  object: "whatsapp_business_account",
  entry: changes.map((change) => ({ id: account.wabaId, changes: [change] })),
});
