/** Asks the platform for a person's name, where it did not come with their message. */
import { configurationById } from "@/lib/configurations/active";
import { pool } from "@/lib/db/pool";
import { transaction } from "@/lib/db/client";
import { identify } from "@/lib/inbox/identity";
import { conversationNotices } from "@/lib/inbox/notices";
import { adapterOf } from "@/lib/platforms/registry";
import { publish } from "@/lib/realtime/publisher";
import { platformIo } from "./io";
import { storable } from "./storable";

/** Fills in what is not known yet; nothing a person wrote is overwritten. */
export async function learnProfile(identityId: string): Promise<void> {
  const { rows } = await pool().query<{
    configurationId: string;
    externalId: string;
    address: string;
    conversationIds: string[];
  }>(
    `select i.configuration_id as "configurationId", i.external_id as "externalId", i.address,
            array(select id from conversations where identity_id = i.id) as "conversationIds"
     from contact_identities i where i.id = $1`,
    [identityId],
  );
  const identity = rows[0];
  const configuration = identity && (await configurationById(identity.configurationId));
  if (!identity || !configuration) return;
  const adapter = adapterOf(configuration.platformId);
  const profile = await adapter.profile?.(identity.address, configuration.secrets, platformIo(configuration));
  if (!profile) return;
  const person = { ...storable(profile, new Date()), ids: [identity.externalId], address: identity.address };
  await transaction((tx) => identify(tx, identity.configurationId, person));
  publish(await conversationNotices(identity.conversationIds));
}
