/** What the customer may see of us beside messages: that theirs was read, that somebody is writing. Nothing depends on it. */
import { configurationById } from "@/lib/configurations/active";
import { pool } from "@/lib/db/pool";
import { log } from "@/lib/log";
import { adapterOf } from "@/lib/platforms/registry";
import { platformIo } from "./io";

type Courtesy = "markRead" | "showTyping";

const switches = { markRead: "send_read_receipts", showTyping: "show_typing" } as const;

/** About the customer's newest message, where the account is set to do it. A failure is noted and never shown. */
export async function showCourtesy(courtesy: Courtesy, conversationId: string): Promise<void> {
  const { rows } = await pool().query<{ configurationId: string; address: string; externalId: string }>(
    `select c.configuration_id as "configurationId", i.address, m.external_id as "externalId"
     from conversations c
     join contact_identities i on i.id = c.identity_id
     join api_configurations g on g.id = c.configuration_id
     cross join lateral (
       select external_id from messages
       where conversation_id = c.id and direction = 'inbound' and external_id is not null
       order by sent_at desc, id desc limit 1) m
     where c.id = $1 and g.${switches[courtesy]}`,
    [conversationId],
  );
  const target = rows[0];
  const configuration = target && (await configurationById(target.configurationId));
  if (!configuration) return;
  try {
    await adapterOf(configuration.platformId)[courtesy]?.(
      target,
      configuration.secrets,
      platformIo(configuration),
    );
  } catch (error) {
    log().info({ courtesy, error: error instanceof Error ? error.message : "unknown" }, "courtesy not shown");
  }
}
