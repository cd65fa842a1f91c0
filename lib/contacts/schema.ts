/** What people may ask about contacts. Client-safe. */
import { z } from "zod";
import { fieldKinds } from "./views";

const id = z.uuid();

/** A text that may be taken away: empty is null. */
const clearable = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .nullable()
    .transform((text) => text || null);

const countrySchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^([A-Z]{2})?$/)
  .nullable()
  .transform((code) => code || null);
const languageSchema = z
  .string()
  .trim()
  .regex(/^([A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3})?$/)
  .nullable()
  .transform((tag) => tag || null);
const emailSchema = z
  .union([z.literal(""), z.email()])
  .nullable()
  .transform((address) => address || null);

/** Custom fields by key; null takes a value away. What is allowed is in the definitions. */
const fieldsSchema = z.record(z.string().max(40), z.union([z.string().max(1000), z.number(), z.null()]));

/** What is left out stays as it is. */
export const contactChangeSchema = z.object({
  name: clearable(200).optional(),
  phone: clearable(40).optional(),
  email: emailSchema.optional(),
  country: countrySchema.optional(),
  language: languageSchema.optional(),
  fields: fieldsSchema.optional(),
});
export type ContactChange = z.input<typeof contactChangeSchema>;

export const editContactSchema = contactChangeSchema.extend({ contactId: id });
export type EditContactInput = z.output<typeof editContactSchema>;

export const labelContactSchema = z.object({ contactId: id, labelIds: z.array(id).max(50) });

export const mergeSchema = z
  .object({ winnerId: id, loserId: id })
  .refine(({ winnerId, loserId }) => winnerId !== loserId, { path: ["loserId"], message: "sameContact" });
export const unmergeSchema = z.object({ mergeId: id });
export const distinguishSchema = z
  .object({ contactId: id, otherId: id })
  .refine(({ contactId, otherId }) => contactId !== otherId, { path: ["otherId"], message: "sameContact" });

export const editFieldSchema = z
  .object({
    /** Absent for a new one. */
    id: id.optional(),
    label: z.string().trim().min(1).max(60),
    /** Stays what it was when it was made. */
    kind: z.enum(fieldKinds),
    choices: z.array(z.string().trim().min(1).max(60)).max(50).default([]),
    archived: z.boolean().default(false),
  })
  .refine(({ kind, choices }) => kind !== "choice" || choices.length > 0, {
    path: ["choices"],
    message: "required",
  });
export type EditFieldInput = z.output<typeof editFieldSchema>;

const contactSorts = ["activity", "name", "created"] as const;
export type ContactSort = (typeof contactSorts)[number];

/** Filters of the list of contacts, as in its address. */
export const contactFilterSchema = z.object({
  q: z.string().trim().min(1).max(200).optional(),
  platform: z.string().max(32).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  labelId: id.optional(),
  /** A custom field's key and the value it must have. */
  field: z.string().max(40).optional(),
  value: z.string().max(1000).optional(),
  sort: z.enum(contactSorts).default("activity"),
});
export type ContactFilter = z.output<typeof contactFilterSchema>;

/** What a column of an imported file may be, besides `field:<key>`. */
export const importTargets = ["name", "phone", "email", "country", "language"] as const;

export const importOptionsSchema = z.object({
  /** One per column: a target, `field:<key>`, or empty to leave it out; joined by commas in an address. */
  mapping: z
    .string()
    .max(4000)
    .transform((text) => text.split(",").map((target) => target || null))
    .optional(),
  /** Whose numbers are written without a calling code. ISO 3166-1 alpha-2. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  /** Replaces what is known already; without it only gaps are filled. */
  overwrite: z.stringbool().default(false),
});
export type ImportOptions = z.output<typeof importOptionsSchema>;
