/** The two kinds of content that are lists: shared address-book entries, and the products of an order. */
import type { MessageContent, SharedContact } from "@/lib/platforms/contract";
import { isRecord, number, record, records, text, type JsonRecord } from "@/lib/platforms/read";
import { distinct, phoneId } from "./person";

export function readSharedContact(value: unknown): SharedContact | undefined {
  if (!isRecord(value)) return undefined;
  const phones = distinct(records(value.phones).map((phone) => text(phone.phone) ?? withPlus(phone.wa_id)));
  const emails = distinct(records(value.emails).map((entry) => text(entry.email)));
  const organisation = text(record(value.org).company);
  const name = fullName(record(value.name)) ?? organisation ?? phones[0] ?? emails[0];
  return name === undefined ? undefined : { name, phones, emails, organisation };
}

const withPlus = (waId: unknown) => {
  const digits = phoneId(waId);
  return digits && `+${digits}`;
};

const fullName = (name: JsonRecord): string | undefined =>
  text(name.formatted_name) ??
  text([name.first_name, name.middle_name, name.last_name].flatMap((part) => text(part) ?? []).join(" "));

/** Prices are amounts in the currency's main unit. Products without an id cannot be found again and are left out. */
export function readOrder(order: JsonRecord): NonNullable<MessageContent["order"]> {
  return {
    catalogId: text(order.catalog_id),
    note: text(order.text),
    items: records(order.product_items).flatMap((item) => {
      const productId = text(item.product_retailer_id);
      if (productId === undefined) return [];
      return {
        productId,
        quantity: number(item.quantity) ?? 1,
        price: number(item.item_price),
        currency: text(item.currency),
      };
    }),
  };
}
