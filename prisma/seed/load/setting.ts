/** What a load stands on: agents, labels and the accounts that people write to. */
import { randomBytes } from "node:crypto";
import type { ClientBase } from "pg";
import { completeCredentials, type GivenSecrets } from "@/lib/configurations/credentials";
import { encrypt } from "@/lib/configurations/secrets";
import { manifestOf, type PlatformId } from "@/lib/platforms/manifest";
import { idAt, seeded } from "../demo/random";
import { agentName } from "./people";

const AGENTS = 20;
const SEED = 20_261_124;

interface Account {
  platform: PlatformId;
  name: string;
  /** How many of a hundred conversations are with it. */
  share: number;
  secrets: () => GivenSecrets;
}

const made = () => randomBytes(24).toString("base64url");

/** Simulated and not active: nothing is ever sent to them or taken from them. Their secrets are nobody's. */
const accounts: readonly Account[] = [
  {
    platform: "whatsapp",
    name: "Carga WhatsApp",
    share: 60,
    secrets: () => ({
      ...{ phoneNumberId: "990000000000001", wabaId: "990000000000000" },
      ...{ accessToken: made(), appSecret: made(), verifyToken: made() },
    }),
  },
  {
    platform: "messenger",
    name: "Carga Messenger",
    share: 20,
    secrets: () => ({
      ...{ pageId: "990000000000002", pageAccessToken: made(), appSecret: made(), verifyToken: made() },
    }),
  },
  {
    platform: "telegram",
    name: "Carga Telegram",
    share: 20,
    secrets: () => ({ botToken: `990000000000003:${made()}` }),
  },
];

const labels = [
  ["Garantía", "warning"],
  ["Mayoreo", "accent"],
  ["Urgente", "danger"],
  ["Cliente frecuente", "positive"],
  ["Devolución", "info"],
  ["Instalación", "info"],
] as const;

export interface LoadChannel {
  id: string;
  platform: PlatformId;
  share: number;
  replyWindowHours: number | null;
}

export interface LoadSetting {
  now: Date;
  agents: readonly string[];
  labels: readonly string[];
  stages: readonly string[];
  channels: readonly LoadChannel[];
}

const emailOf = (index: number) => `carga${String(index + 1).padStart(2, "0")}@example.com`;

/** Is there a load in this database? And is there an account that real people write to? */
export async function stateOf(client: ClientBase): Promise<{ loaded: boolean; real: boolean }> {
  const { rows } = await client.query<{ loaded: boolean; real: boolean }>(
    `select exists(select from api_configurations where name = any($1) and simulated) as loaded,
            exists(select from api_configurations where not simulated and archived_at is null) as real`,
    [accounts.map(({ name }) => name)],
  );
  return rows[0] ?? { loaded: false, real: false };
}

/** Writes the rows that a load stands on. The base rows must be there. */
export async function prepareSetting(client: ClientBase, now: Date): Promise<LoadSetting> {
  const random = seeded(SEED);
  const nextId = () => idAt(now, random);
  const emails = Array.from({ length: AGENTS }, (_, index) => emailOf(index));
  // Their passwords fit nothing: nobody signs in as one of them.
  await client.query(
    `insert into users (id, email, name, role, password_hash, available)
     select id, email, name, 'agent', '-', false from unnest($1::uuid[], $2::text[], $3::text[]) as given (id, email, name)
     on conflict (email) do nothing`,
    [emails.map(nextId), emails, emails.map((_, index) => agentName(index))],
  );
  await client.query(
    `insert into labels (id, name, color, position)
     select id, name, color, place from unnest($1::uuid[], $2::text[], $3::text[], $4::int[]) as given (id, name, color, place)
     where not exists (select from labels l where lower(l.name) = lower(given.name) and l.archived_at is null)`,
    [
      labels.map(nextId),
      labels.map(([name]) => name),
      labels.map(([, color]) => color),
      labels.map((_, at) => at),
    ],
  );
  const ids = async (text: string, values: unknown[] = []) =>
    (await client.query<{ id: string }>(text, values)).rows.map(({ id }) => id);
  const channels = [];
  for (const account of accounts) channels.push(await connectAccount(client, account, nextId()));
  return {
    now,
    channels,
    agents: await ids("select id from users where email = any($1) order by email", [emails]),
    labels: await ids("select id from labels where name = any($1) and archived_at is null order by name", [
      labels.map(([name]) => name),
    ]),
    stages: await ids("select id from stages order by funnel_id, position"),
  };
}

async function connectAccount(client: ClientBase, account: Account, id: string): Promise<LoadChannel> {
  const { platform, name, share } = account;
  const { secrets, accountIds } = completeCredentials(platform, account.secrets());
  await client.query(
    `insert into api_configurations (id, platform_id, name, active, simulated, account_id, account_ids, secrets)
     values ($1, $2, $3, false, true, $4, $5, $6)`,
    [id, platform, name, accountIds[0], accountIds, Buffer.from(encrypt(secrets, id))],
  );
  return { id, platform, share, replyWindowHours: manifestOf(platform).replyWindowHours };
}
