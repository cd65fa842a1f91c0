/** What people change about one contact. */
import { authorize } from "@/lib/auth/policy";
import { defineCommand } from "@/lib/command";
import type { Tx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { conversationNotice } from "@/lib/inbox/notices";
import type { Notice } from "@/lib/realtime/notice";
import { assertWhole, lockContact, lockContacts, type ContactResource } from "./access";
import { activeFields, fieldValue } from "./fields";
import { countryOfPhone, phoneKey, toE164 } from "./phone";
import { distinguishSchema, editContactSchema, labelContactSchema, type EditContactInput } from "./schema";
import type { FieldValues } from "./views";

/** Whoever shows one of its conversations shows its name too. */
const MOST_NOTICES = 100;

export async function contactNotices(tx: Tx, contactId: string): Promise<Notice[]> {
  const conversations = await tx.conversation.findMany({
    where: { contactId },
    select: { id: true, assigneeId: true },
    orderBy: { lastMessageAt: "desc" },
    take: MOST_NOTICES,
  });
  return conversations.map(({ id, assigneeId }) => conversationNotice(id, assigneeId));
}

/** Fields that belong to the contact itself: what a person wrote there, platforms do not touch again. */
type Own = "name" | "phone" | "email" | "country" | "language";

/** Changes what is known about a contact. */
export const editContact = defineCommand({
  name: "contact.edit",
  input: editContactSchema,
  load: (tx, input, actor) => lockContact(tx, actor, input.contactId),
  async run({ tx, input, resource, record, unchanged, announce }): Promise<void> {
    const own = ownChanges(resource, input);
    const fields = await mergedFields(tx, resource.fields, input.fields);
    const changed = [...Object.keys(own), ...changedKeys(resource.fields, fields)];
    if (changed.length === 0) return unchanged();
    await tx.contact.update({ where: { id: resource.id }, data: { ...columnsOf(resource, own), fields } });
    record({ fields: changed });
    for (const notice of await contactNotices(tx, resource.id)) announce(notice);
  },
});

/** Only what is new. @throws AppError `invalid` for a number that cannot be one. */
function ownChanges(contact: ContactResource, input: EditContactInput): Partial<Record<Own, string | null>> {
  const given: Partial<Record<Own, string | null>> = {};
  for (const key of ["name", "email", "country", "language"] as const) {
    const value = input[key];
    if (value !== undefined && value !== contact[key]) given[key] = value;
  }
  if (input.phone !== undefined) {
    const phone = input.phone && toE164(input.phone, input.country ?? contact.country);
    if (phone === null && input.phone)
      throw new AppError("invalid", "invalid", { fields: { phone: "phone" } });
    if (phone !== contact.phone) given.phone = phone;
  }
  return given;
}

/** The columns, with those that follow from others. */
function columnsOf(contact: ContactResource, own: Partial<Record<Own, string | null>>) {
  const { phone, country } = own;
  const editedFields = [...new Set([...contact.editedFields, ...Object.keys(own)])];
  const inferred =
    phone && country === undefined && contact.country === null && !contact.editedFields.includes("country")
      ? countryOfPhone(phone)
      : null;
  return {
    ...own,
    editedFields,
    ...(phone !== undefined && { phoneKey: phoneKey(phone) }),
    ...(country !== undefined && { countrySource: country && "manual" }),
    ...(inferred && { country: inferred, countrySource: "phone" }),
  };
}

/** @throws AppError `invalid` for a field that does not exist or a value that does not fit it. */
async function mergedFields(
  tx: Tx,
  current: FieldValues,
  given: EditContactInput["fields"],
): Promise<FieldValues> {
  if (!given) return current;
  const definitions = await activeFields(tx);
  const next = { ...current };
  const wrong: Record<string, string> = {};
  for (const [key, value] of Object.entries(given)) {
    const definition = definitions.find((field) => field.key === key);
    const fits = definition && value !== null && value !== "" ? fieldValue(definition, value) : undefined;
    if (!definition) wrong[`fields.${key}`] = "unknown";
    else if (value === null || value === "") delete next[key];
    else if (fits === undefined) wrong[`fields.${key}`] = "invalid";
    else next[key] = fits;
  }
  if (Object.keys(wrong).length > 0) throw new AppError("invalid", "invalid", { fields: wrong });
  return next;
}

const changedKeys = (before: FieldValues, after: FieldValues): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => before[key] !== after[key]);

/** Gives a contact these labels and no others. */
export const labelContact = defineCommand({
  name: "contact.label",
  input: labelContactSchema,
  load: (tx, input, actor) => lockContact(tx, actor, input.contactId),
  async run({ tx, input, resource, record, unchanged }): Promise<void> {
    const wanted = [...new Set(input.labelIds)];
    const has = await tx.contactLabel.findMany({
      where: { contactId: resource.id, label: { archivedAt: null } },
    });
    const current = has.map(({ labelId }) => labelId);
    const added = wanted.filter((id) => !current.includes(id));
    const removed = current.filter((id) => !wanted.includes(id));
    if (added.length + removed.length === 0) return unchanged();
    const known = await tx.label.count({ where: { id: { in: added }, archivedAt: null } });
    if (known < added.length) throw new AppError("invalid", "invalid", { fields: { labelIds: "unknown" } });
    await tx.contactLabel.deleteMany({ where: { contactId: resource.id, labelId: { in: removed } } });
    await tx.contactLabel.createMany({ data: added.map((labelId) => ({ contactId: resource.id, labelId })) });
    record({ added, removed });
  },
});

/** Two contacts that look alike are two people: they are not suggested again. */
export const distinguishContacts = defineCommand({
  name: "contact.distinguish",
  input: distinguishSchema,
  async load(tx, input, actor): Promise<ContactResource> {
    const [contact, other] = await lockContacts(tx, actor, [input.contactId, input.otherId]);
    authorize(actor, "contact.distinguish", other);
    return contact as ContactResource;
  },
  async run({ tx, input, resource, record }): Promise<void> {
    assertWhole(resource);
    const [aId = "", bId = ""] = [input.contactId, input.otherId].sort();
    await tx.contactDistinction.createMany({ data: [{ aId, bId }], skipDuplicates: true });
    record({ other: input.otherId });
  },
});
