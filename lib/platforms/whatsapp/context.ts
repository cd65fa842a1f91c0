import type { MessageContent, MessageEvent } from "@/lib/platforms/contract";
import { flag, id, isRecord, record, text, type JsonRecord } from "@/lib/platforms/read";

/** What a message refers to: the message it answers, and how it came here (forwarded, from an ad, from a product). */
export function readContext(message: JsonRecord): Pick<MessageEvent, "replyToExternalId"> & {
  content: Pick<MessageContent, "forwarded" | "referral">;
} {
  const context = record(message.context);
  const content: Pick<MessageContent, "forwarded" | "referral"> = {};
  if (flag(context.frequently_forwarded)) content.forwarded = "many";
  else if (flag(context.forwarded)) content.forwarded = "once";
  const referral = adReferral(message.referral) ?? productReferral(context.referred_product);
  if (referral) content.referral = referral;
  return { replyToExternalId: id(context.id), content };
}

/** The ad or post that was tapped to write to the business. */
function adReferral(value: unknown): MessageContent["referral"] {
  if (!isRecord(value)) return undefined;
  return {
    source: text(value.source_type) ?? "ad",
    url: text(value.source_url),
    id: text(value.source_id),
    headline: text(value.headline),
    body: text(value.body),
    imageUrl: text(value.image_url) ?? text(value.thumbnail_url),
  };
}

/** A question about a product of the catalogue. */
function productReferral(value: unknown): MessageContent["referral"] {
  const productId = text(record(value).product_retailer_id);
  return productId === undefined ? undefined : { source: "product", id: productId };
}
