/** What every event of every platform must keep, so that the pipeline can store it without asking. */
import { z } from "zod";
import { attachmentKinds, messageKinds } from "@/lib/platforms/contract";

const cleanText = z.string().refine((value) => !/[\0\p{Surrogate}]/u.test(value), "NUL or a lone surrogate");
const identifier = cleanText.min(1).max(1200);
const moment = z.date();
const amount = z.number().min(0).optional();

const person = z.object({
  ids: z.array(identifier).min(1),
  address: identifier,
  name: cleanText.optional(),
  username: cleanText.optional(),
  phone: z
    .string()
    .regex(/^\+\d+$/)
    .optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  countrySource: z.enum(["bsuid", "phone", "locale"]).optional(),
  language: cleanText.optional(),
});

const attachment = z.object({
  kind: z.enum(attachmentKinds),
  ref: cleanText.min(1),
  mimeType: cleanText.optional(),
  fileName: cleanText.optional(),
  size: amount,
  durationSeconds: amount,
  width: amount,
  height: amount,
});

const error = z.object({
  code: z.string().min(1),
  class: z.enum(["retry", "never", "user", "admin"]),
  detail: cleanText.optional(),
});

/** Any depth of clean texts, numbers and flags: what a JSON column can hold. */
const storable: z.ZodType = z.lazy(() =>
  z.union([
    cleanText,
    z.number(),
    z.boolean(),
    z.null(),
    z.undefined(),
    z.array(storable),
    z.record(z.string(), storable),
  ]),
);

const event = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("message"),
    direction: z.enum(["inbound", "outbound"]),
    person,
    externalId: identifier,
    sentAt: moment,
    kind: z.enum(messageKinds),
    text: cleanText.optional(),
    attachments: z.array(attachment),
    replyToExternalId: identifier.optional(),
    albumKey: identifier.optional(),
    content: storable,
    opensWindow: z.boolean(),
    clientRef: cleanText.optional(),
    acknowledgeRef: identifier.optional(),
  }),
  z.object({
    type: z.literal("edit"),
    targetExternalId: identifier,
    person,
    editedAt: moment,
    text: cleanText.optional(),
  }),
  z.object({
    type: z.literal("deletion"),
    targetExternalIds: z.array(identifier).min(1),
    deletedAt: moment,
  }),
  z.object({
    type: z.literal("reaction"),
    direction: z.enum(["inbound", "outbound"]),
    person,
    targetExternalId: identifier,
    emojis: z.array(cleanText.min(1)),
    at: moment,
  }),
  z.object({
    type: z.literal("receipt"),
    status: z.enum(["sent", "delivered", "read", "failed"]),
    at: moment,
    targetExternalIds: z.array(identifier),
    watermark: z.object({ person, until: moment }).optional(),
    clientRef: cleanText.optional(),
    error: error.optional(),
  }),
  z.object({
    type: z.literal("contact"),
    person,
    formerIds: z.array(identifier),
    reachable: z.boolean().optional(),
    at: moment,
  }),
  z.object({ type: z.literal("ignored"), reason: z.string().regex(/^[a-z0-9_]{1,64}$/) }),
]);

/** What is wrong with these events; empty when nothing is. */
export function problemsOf(events: unknown): string[] {
  const parsed = z.array(event).safeParse(events);
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}
