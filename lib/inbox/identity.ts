/** Who is this? A person is not an address: one identity per person and configuration, known under several addresses. */
import { phoneKey } from "@/lib/contacts/phone";
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

/**
 * The identity already known under one of these addresses, the first address that is known deciding. It is locked, so that
 * its contact is merged with another one before this event or after it, and never in the middle.
 */
async function find(tx: Tx, configurationId: string, ids: readonly string[]): Promise<Found | undefined> {
  const rows = await tx.$queryRaw<Found[]>`
    select i.id, i.contact_id as "contactId", i.configuration_id as "configurationId", i.address, a.value
    from identity_addresses a
    join contact_identities i on i.id = a.identity_id
    where a.configuration_id = ${configurationId}::uuid and a.value = any(${ids}::text[])
    order by array_position(${ids}::text[], a.value)
    limit 1
    for no key update of i`;
  return rows[0];
}

async function create(tx: Tx, configurationId: string, ids: string[], person: PersonRef): Promise<Identity> {
  const identity = { id: newId(), contactId: newId(), configurationId, address: person.address };
  await tx.$executeRaw`
    insert into contacts (id, name, phone, phone_key, country, country_source, language)
    values (${identity.contactId}::uuid, ${person.name ?? null}, ${validPhone(person.phone)},
            ${phoneKey(validPhone(person.phone))}, ${validCountry(person.country)}, ${person.country ? (person.countrySource ?? null) : null},
            ${person.language ?? null})`;
  await tx.$executeRaw`
    insert into contact_identities (id, contact_id, configuration_id, external_id, address, username)
    values (${identity.id}::uuid, ${identity.contactId}::uuid, ${configurationId}::uuid, ${ids[0]}, ${person.address},
            ${person.username ?? null})`;
  await remember(tx, identity, ids);
  return identity;
}

/**
 * What the newest event adds: another address, a name where there was none. Nothing is overwritten, and what a person has
 * emptied stays empty.
 */
async function learn(tx: Tx, identity: Identity, ids: string[], person: PersonRef): Promise<void> {
  await remember(tx, identity, ids);
  await tx.$executeRaw`
    update contact_identities
    set address = ${person.address}, username = coalesce(${person.username ?? null}, username)
    where id = ${identity.id}::uuid
      and (address, username) is distinct from (${person.address}, coalesce(${person.username ?? null}, username))`;
  const phone = validPhone(person.phone);
  const country = validCountry(person.country);
  await tx.$executeRaw`
    update contacts c
    set name = coalesce(c.name, known.name),
        phone = coalesce(c.phone, known.phone),
        phone_key = case when c.phone is null then coalesce(known.phone_key, c.phone_key) else c.phone_key end,
        country_source = case when c.country is null then known.country_source else c.country_source end,
        country = coalesce(c.country, known.country),
        language = coalesce(c.language, known.language),
        updated_at = now()
    from (
      select case when 'name' = any(e.edited_fields) then null else ${person.name ?? null} end as name,
             case when 'phone' = any(e.edited_fields) then null else ${phone} end as phone,
             case when 'phone' = any(e.edited_fields) then null else ${phoneKey(phone)} end as phone_key,
             case when 'country' = any(e.edited_fields) then null else ${country} end as country,
             case when 'country' = any(e.edited_fields) then null else ${country ? (person.countrySource ?? null) : null} end as country_source,
             case when 'language' = any(e.edited_fields) then null else ${person.language ?? null} end as language
      from contacts e where e.id = ${identity.contactId}::uuid
    ) known
    where c.id = ${identity.contactId}::uuid
      and ((c.name is null and known.name is not null) or (c.phone is null and known.phone is not null)
        or (c.country is null and known.country is not null) or (c.language is null and known.language is not null))`;
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
  const phone = validPhone(person.phone);
  if (phone) {
    await tx.$executeRaw`
      update contacts set phone = ${phone}, phone_key = ${phoneKey(phone)}, updated_at = now()
      where id = ${former.contactId}::uuid and not ('phone' = any(edited_fields))`;
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
