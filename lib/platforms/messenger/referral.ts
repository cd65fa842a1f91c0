import type { MessageContent } from "@/lib/platforms/contract";
import { isRecord, record, text } from "@/lib/platforms/read";

type Referral = NonNullable<MessageContent["referral"]>;

/** Meta's words for where a person came from, in the words used for every platform. */
const sourceNames = new Map([
  ["ADS", "ad"],
  ["SHORTLINK", "link"],
]);

/** The ad, link or product that brought the person. `id` is the ad's, else the product's. */
export function readReferral(value: unknown): Referral | undefined {
  if (!isRecord(value)) return undefined;
  const ad = record(value.ads_context_data);
  const productId = text(record(value.product).id) ?? text(ad.product_id);
  const given = text(value.source);
  return compact({
    source:
      given === undefined
        ? productId
          ? "product"
          : "unknown"
        : (sourceNames.get(given) ?? given.toLowerCase()),
    id: text(value.ad_id) ?? productId,
    ref: text(value.ref),
    url: text(value.referer_uri),
    headline: text(ad.ad_title),
    imageUrl: text(ad.photo_url),
  });
}

/** Leaves out what is not there, so that stored JSON holds no empty fields. */
function compact(referral: Referral): Referral {
  const { source, ...rest } = referral;
  return { source, ...Object.fromEntries(Object.entries(rest).filter(([, field]) => field !== undefined)) };
}
