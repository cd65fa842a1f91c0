/** The team's own fields: their definitions, and whether a value fits one. */
import { defineCommand } from "@/lib/command";
import type { SessionUser } from "@/lib/auth/roles";
import { authorize } from "@/lib/auth/policy";
import type { Tx } from "@/lib/db/client";
import { rows, sql } from "@/lib/db/query";
import { AppError, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { editFieldSchema, type EditFieldInput } from "./schema";
import type { FieldKind, FieldView } from "./views";

/** Enough for any team, and few enough to be looked at. */
const MOST_FIELDS = 100;

/** In their order; the archived ones too, since contacts may still hold their values. */
export async function listFields(viewer: SessionUser): Promise<FieldView[]> {
  authorize(viewer, "contactField.read");
  return rows(sql`
    select id, key, label, kind, choices, archived_at is not null as archived
    from contact_fields order by position, id limit ${MOST_FIELDS}`);
}

/** The definitions that values are checked by: those in use. */
export const activeFields = (
  tx: Pick<Tx, "$queryRaw">,
): Promise<Pick<FieldView, "key" | "kind" | "choices" | "label">[]> =>
  tx.$queryRaw`select key, label, kind, choices from contact_fields where archived_at is null order by position, id`;

/** Makes a field, changes its label and choices, archives it or brings it back. Its kind stays. */
export const editContactField = defineCommand({
  name: "contactField.edit",
  input: editFieldSchema,
  load: (tx, input) => (input.id ? lockField(tx, input.id) : Promise.resolve(undefined)),
  async run({ tx, input, resource, record }): Promise<{ id: string }> {
    if (!resource) {
      const id = await createField(tx, input);
      record({ kind: input.kind }, id);
      return { id };
    }
    if (resource.kind !== input.kind)
      throw new AppError("invalid", "invalid", { fields: { kind: "kindFixed" } });
    await tx.contactField.update({
      where: { id: resource.id },
      data: {
        label: input.label,
        choices: input.choices,
        archivedAt: input.archived ? (resource.archivedAt ?? new Date()) : null,
      },
    });
    record({ archived: input.archived });
    return { id: resource.id };
  },
});

interface FieldResource {
  id: string;
  kind: FieldKind;
  archivedAt: Date | null;
}

async function lockField(tx: Tx, id: string): Promise<FieldResource> {
  const [field] = await tx.$queryRaw<FieldResource[]>`
    select id, kind, archived_at as "archivedAt" from contact_fields where id = ${id}::uuid for update`;
  if (!field) throw notFound();
  return field;
}

/** Its key comes from its first label, and is a number longer where that is taken. */
async function createField(tx: Tx, { label, kind, choices }: EditFieldInput): Promise<string> {
  await tx.$executeRaw`lock table contact_fields in share row exclusive mode`;
  const taken = await tx.contactField.findMany({ select: { key: true } });
  if (taken.length >= MOST_FIELDS) throw new AppError("conflict", "tooManyFields");
  const keys = new Set(taken.map(({ key }) => key));
  const wished = keyFrom(label);
  let key = wished;
  for (let number = 2; keys.has(key); number += 1) key = `${wished.slice(0, 36)}_${number}`;
  const id = newId();
  await tx.contactField.create({ data: { id, key, label, kind, choices, position: taken.length } });
  return id;
}

/** "Número de cliente" becomes `numero_de_cliente`. */
function keyFrom(label: string): string {
  const words = label
    .normalize("NFD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+|_+$/g, "");
  return words.slice(0, 40).replace(/_+$/, "") || "field";
}

/** The value as it is kept; undefined for one that does not fit the field. A number may be given as text. */
export function fieldValue(
  { kind, choices }: Pick<FieldView, "kind" | "choices">,
  given: string | number,
): string | number | undefined {
  const text = String(given).trim();
  switch (kind) {
    case "text":
      return text.length <= 1000 ? text : undefined;
    case "number": {
      const number = typeof given === "number" ? given : Number(text.replace(/^(-?\d+),(\d+)$/, "$1.$2"));
      return text !== "" && Number.isFinite(number) ? number : undefined;
    }
    case "date":
      return /^\d{4}-\d{2}-\d{2}$/.test(text) && isDay(text) ? text : undefined;
    case "choice":
      return choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
  }
}

/** 30 February is no day. */
function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
