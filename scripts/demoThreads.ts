/** The demonstration's conversations, as the phones of the simulator remember them. */
import { pool } from "@/lib/db/pool";
import type { Customer, PlatformName, ThreadMessage, Tick } from "@/lib/simulator/model";
import type { KnownThread } from "@/lib/simulator/store";

interface Row {
  platform: PlatformName;
  accountId: string;
  address: string;
  externalId: string;
  username: string | null;
  name: string | null;
  lastInboundAt: Date | null;
  reachable: boolean;
  messages: {
    externalId: string;
    direction: "inbound" | "outbound";
    text: string;
    status: string;
    sentAt: string;
  }[];
}

/** Every conversation of these simulated accounts with what was said in it. */
export async function demoThreads(accountIds: readonly string[]): Promise<KnownThread[]> {
  const { rows } = await pool().query<Row>(
    `select g.platform_id as platform, g.account_id as "accountId", i.address, i.external_id as "externalId", i.username,
            p.name, i.reachable, c.last_inbound_at as "lastInboundAt",
            (select coalesce(json_agg(json_build_object('externalId', m.external_id, 'direction', m.direction, 'text', m.text,
                                                        'status', m.status, 'sentAt', m.sent_at) order by m.sent_at, m.id), '[]')
             from messages m
             where m.conversation_id = c.id and m.text is not null and m.external_id is not null and m.deleted_at is null) as messages
     from conversations c
     join contact_identities i on i.id = c.identity_id
     join contacts p on p.id = c.contact_id
     join api_configurations g on g.id = c.configuration_id
     where g.simulated and g.archived_at is null and g.account_id = any($1)`,
    [accountIds],
  );
  return rows.map((row) => ({
    customer: customerOf(row),
    thread: {
      platform: row.platform,
      accountId: row.accountId,
      customerId: row.address,
      blocked: !row.reachable,
      lastInboundAt: row.lastInboundAt?.getTime() ?? 0,
      messages: row.messages.map(messageOf),
    },
  }));
}

const userId = /^[A-Z]{2}\.\w+$/;

function customerOf({ platform, address, externalId, username, name }: Row): Customer {
  const common = { platform, id: address, name: name ?? username ?? address, ...(username && { username }) };
  if (platform !== "whatsapp") return common;
  return {
    ...common,
    ...(!userId.test(address) && { phone: address, waId: address }),
    ...(userId.test(externalId) && { bsuid: externalId }),
  };
}

const ticks: Record<string, Tick> = {
  received: "read",
  delivered: "delivered",
  read: "read",
  failed: "failed",
};

function messageOf({ externalId, direction, text, status, sentAt }: Row["messages"][number]): ThreadMessage {
  return {
    // Telegram's ids are unique in a chat only, so ours carry the chat in front.
    id: externalId.split(":").at(-1) ?? externalId,
    from: direction === "inbound" ? "customer" : "business",
    kind: "text",
    text,
    reactions: [],
    sentAt: new Date(sentAt).getTime(),
    tick: ticks[status] ?? "sent",
  };
}
