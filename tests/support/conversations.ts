/** Conversations for tests, as rows: nobody has written in them. */
import { insertConfiguration } from "@/lib/configurations/store";
import { transaction } from "@/lib/db/client";
import { pool } from "@/lib/db/pool";
import { newId } from "@/lib/ids";
import { seedBase } from "@/prisma/seed/base";
import { samples } from "./signing";

/** The base rows and one connected account; answers the configuration's id. */
export async function oneAccount(): Promise<string> {
  await seedBase();
  const { id } = await transaction((tx) =>
    insertConfiguration(tx, {
      platform: "whatsapp",
      name: "Ventas",
      active: true,
      secrets: samples.whatsapp.secrets,
    }),
  );
  return id;
}

interface Given {
  assigneeId?: string | null;
  status?: "open" | "snoozed" | "resolved";
  snoozedUntil?: Date | null;
  awaitingReplySince?: Date | null;
}

let counter = 0;

/** A conversation with a person of its own; answers its id. */
export async function conversation(configurationId: string, given: Given = {}): Promise<string> {
  const [id, contactId, identityId] = [newId(), newId(), newId()];
  const number = `5255555${String(50_000 + counter++)}`;
  const client = pool();
  await client.query("insert into contacts (id, name) values ($1, 'Persona de prueba')", [contactId]);
  await client.query(
    `insert into contact_identities (id, contact_id, configuration_id, external_id, address) values ($1, $2, $3, $4, $4)`,
    [identityId, contactId, configurationId, number],
  );
  await client.query(
    `insert into conversations (id, identity_id, contact_id, configuration_id, platform_id, last_message_at, status,
                                assignee_id, snoozed_until, awaiting_reply_since)
     select $1, $2, $3, g.id, g.platform_id, now(), $5::conversation_status, $6, $7, $8
     from api_configurations g where g.id = $4`,
    [
      id,
      identityId,
      contactId,
      configurationId,
      given.status ?? "open",
      given.assigneeId ?? null,
      given.snoozedUntil ?? null,
      given.awaitingReplySince ?? null,
    ],
  );
  return id;
}
