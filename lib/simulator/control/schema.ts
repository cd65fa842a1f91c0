/** What the control API takes. */
import { z } from "zod";
import { faultSchema } from "../faults";
import { inboundKinds } from "../inbound";
import { mediaKinds, platforms } from "../model";
import { sampleNames } from "../samples";

const platform = z.enum(platforms);
const base64 = z.string().regex(/^[A-Za-z0-9+/\s]*={0,2}\s*$/, "use base64");

const place = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  name: z.string().optional(),
  address: z.string().optional(),
});

const item = z.object({
  productId: z.string(),
  quantity: z.number().int().min(1),
  price: z.number().min(0),
  currency: z.string().length(3),
});

/** A file: one of the samples, or bytes in base64. A multipart request has it as its field `file` instead. */
const media = z.union([
  z.object({ sample: z.enum(sampleNames) }),
  z.object({ base64, mimeType: z.string().min(1), fileName: z.string().optional() }),
]);

const targeted = new Set(["reaction", "edit", "delete"]);
const isMediaKind = (kind: string): boolean => mediaKinds.some((known) => known === kind);

export const messageSchema = z
  .object({
    platform,
    accountId: z.string().optional(),
    customerId: z.string().optional(),
    kind: z.enum(inboundKinds).default("text"),
    text: z.string().max(65_536).optional(),
    media: media.optional(),
    location: place.optional(),
    contact: z.object({ name: z.string().min(1), phone: z.string() }).optional(),
    emoji: z.string().optional(),
    targetId: z.string().optional(),
    replyTo: z.string().optional(),
    payload: z.string().optional(),
    title: z.string().optional(),
    description: z.string().optional(),
    items: z.array(item).optional(),
    forwarded: z.boolean().optional(),
    /** In the past for a back-dated message. */
    sentAt: z.iso.datetime({ offset: true }).optional(),
    /** The webhook goes out twice. */
    duplicate: z.boolean().default(false),
    /** Answer only after the first attempt to deliver the webhook, with its outcome. */
    wait: z.boolean().default(false),
  })
  .refine(({ kind, text }) => kind !== "text" || Boolean(text?.trim()), "a text message needs a text")
  .refine(({ kind, location }) => kind !== "location" || location, "a location message needs a location")
  .refine(({ kind, contact }) => kind !== "contact" || contact, "a contact message needs a contact")
  .refine(({ kind, items }) => kind !== "order" || (items && items.length > 0), "an order needs items")
  .refine(({ kind, targetId }) => !targeted.has(kind) || targetId, "this needs the targetId of a message");
export type MessageInput = z.infer<typeof messageSchema>;

/** Does this kind carry a file, which has to come with it? */
export const needsFile = ({ kind }: MessageInput): boolean => isMediaKind(kind);

export const customerSchema = z.object({
  platform,
  name: z.string().trim().min(1).max(100),
  /** WhatsApp: any notation with its country code. */
  phone: z
    .string()
    .regex(/^\+?[\d\s()-]{8,24}$/, "use a number with its country code")
    .optional(),
  username: z
    .string()
    .regex(/^[\w.]{3,35}$/, "use 3 to 35 letters, digits, dots or underscores")
    .optional(),
});

export const callbackSchema = z.object({
  platform,
  accountId: z.string().optional(),
  /** Null takes the callback away. */
  url: z.url().nullable(),
  /** Meta's question to the address, before it is taken. */
  handshake: z.boolean().default(true),
});

export const openSchema = z.object({
  platform,
  accountId: z.string().optional(),
  customerId: z.string(),
  open: z.boolean().default(true),
});

export const deliverSchema = z.object({
  platform,
  accountId: z.string().optional(),
  /** hold: webhooks wait from now on. single: let them go, one request each. batch: let them go as one request (Meta). */
  mode: z.enum(["hold", "single", "batch"]),
  /** Updates in each entry of a batch. */
  perEntry: z.number().int().min(1).max(1000).default(1),
  shuffle: z.boolean().default(false),
  /** The same seed gives the same order. */
  seed: z.number().int().default(1),
  duplicate: z.boolean().default(false),
});

const delay = z.number().int().min(0).max(60_000);
export const settingsSchema = z.object({
  autoRead: z.boolean().optional(),
  delays: z.object({ sent: delay, delivered: delay, read: delay }).partial().optional(),
});

/** Telegram knows neither windows nor statuses. */
export const faultRequestSchema = faultSchema.refine(
  ({ platform: on, kind }) => on !== "telegram" || (kind !== "window_closed" && kind !== "failed_status"),
  "this platform has no such trouble",
);
