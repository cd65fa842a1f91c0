/** Who is this? A person is not an address: one identity per person and configuration, known under several addresses. */
import type { Tx } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import type { PersonRef } from "@/lib/platforms/contract";

export interface Identity {
  id: string;
  contactId: string;
  configurationId: string;
  address: string;
}

interface Found extends Identity {
  value: string;
}

/**
 * The identity of a person on a configuration, made with its contact when it is new. Safe to call at the same time for
 * the same person: the second waits for the first.
 */
export async function identify(tx: Tx, configurationId: string, person: PersonRef): Promise<Identity> {
  const ids = [...new Set(person.ids)];
  await tx.$executeRaw`
    select pg_advisory_xact_lock(hashtextextended(${configurationId} || id, 0)) from unnest(${[...ids].sort()}::text[]) id`;
  const found = await find(tx, configurationId, ids);
  if (!found) return create(tx, configurationId, ids, person);
  await learn(tx, found, ids, person);
  return { ...found, address: person.address };
}

/** The identity already known under one of these addresses, the first address that is known deciding. */
async function find(tx: Tx, configurationId: string, ids: readonly string[]): Promise<Found | undefined> {
  const rows = await tx.$queryRaw<Found[]>`
    select i.id, i.contact_id as "contactId", i.configuration_id as "configurationId", i.address, a.value
    from identity_addresses a
    join contact_identities i on i.id = a.identity_id
    where a.configuration_id = ${configurationId}::uuid and a.value = any(${ids}::text[])
    order by array_position(${ids}::text[], a.value)
    limit 1`;
  return rows[0];
}

async function create(tx: Tx, configurationId: string, ids: string[], person: PersonRef): Promise<Identity> {
  const identity = { id: newId(), contactId: newId(), configurationId, address: person.address };
  await tx.$executeRaw`
    insert into contacts (id, name, phone, country, country_source, language)
    values (${identity.contactId}::uuid, ${person.name ?? null}, ${validPhone(person.phone)},
            ${validCountry(person.country)}, ${person.country ? (person.countrySource ?? null) : null},
            ${person.language ?? null})`;
  await tx.$executeRaw`
    insert into contact_identities (id, contact_id, configuration_id, external_id, address, username)
    values (${identity.id}::uuid, ${identity.contactId}::uuid, ${configurationId}::uuid, ${ids[0]}, ${person.address},
            ${person.username ?? null})`;
  await remember(tx, identity, ids);
  return identity;
}

/** What the newest event adds: another address, a name where there was none. Nothing that a person wrote is overwritten. */
async function learn(tx: Tx, identity: Identity, ids: string[], person: PersonRef): Promise<void> {
  await remember(tx, identity, ids);
  await tx.$executeRaw`
    update contact_identities
    set address = ${person.address}, username = coalesce(${person.username ?? null}, username)
    where id = ${identity.id}::uuid
      and (address, username) is distinct from (${person.address}, coalesce(${person.username ?? null}, username))`;
  await tx.$executeRaw`
    update contacts
    set name = coalesce(name, ${person.name ?? null}),
        phone = coalesce(phone, ${validPhone(person.phone)}),
        country_source = case when country is null then ${person.country ? (person.countrySource ?? null) : null} else country_source end,
        country = coalesce(country, ${validCountry(person.country)}),
        language = coalesce(language, ${person.language ?? null}),
        updated_at = now()
    where id = ${identity.contactId}::uuid
      and ((name is null and ${person.name ?? null}::text is not null)
        or (phone is null and ${validPhone(person.phone)}::text is not null)
        or (country is null and ${validCountry(person.country)}::text is not null)
        or (language is null and ${person.language ?? null}::text is not null))`;
}

async function remember(tx: Tx, identity: Identity, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    insert into identity_addresses (configuration_id, value, identity_id)
    select ${identity.configurationId}::uuid, value, ${identity.id}::uuid from unnest(${ids}::text[]) value
    on conflict do nothing`;
}

/**
 * A person got new addresses (a new number, a new business-scoped id): the identity known under the former ones goes by
 * the new ones from now on.
 */
export async function renameIdentity(
  tx: Tx,
  configurationId: string,
  formerIds: readonly string[],
  person: PersonRef,
): Promise<Identity> {
  const former = formerIds.length > 0 ? await find(tx, configurationId, formerIds) : undefined;
  if (!former) return identify(tx, configurationId, person);
  await tx.$executeRaw`
    insert into identity_addresses (configuration_id, value, identity_id)
    select ${configurationId}::uuid, value, ${former.id}::uuid from unnest(${person.ids}::text[]) value
    on conflict (configuration_id, value) do update set identity_id = excluded.identity_id`;
  await tx.$executeRaw`update contact_identities set address = ${person.address} where id = ${former.id}::uuid`;
  if (validPhone(person.phone)) {
    await tx.$executeRaw`update contacts set phone = ${person.phone}, updated_at = now() where id = ${former.contactId}::uuid`;
  }
  return { ...former, address: person.address };
}

/** False when the person blocked us, true when they can be written to again. */
export async function setReachable(tx: Tx, identityId: string, reachable: boolean): Promise<void> {
  await tx.$executeRaw`update contact_identities set reachable = ${reachable} where id = ${identityId}::uuid`;
}

const validPhone = (phone: string | undefined): string | null =>
  phone && /^\+\d{5,15}$/.test(phone) ? phone : null;
const validCountry = (country: string | undefined): string | null =>
  country && /^[A-Z]{2}$/.test(country) ? country : null;
