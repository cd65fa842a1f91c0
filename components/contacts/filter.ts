/** What of the contacts is shown: it lives in the address, so that it can be shared and comes back. Pure. */
import { contactFilterSchema, type ContactFilter } from "@/lib/contacts/schema";

export type Search = Readonly<Record<string, string | string[] | undefined>>;

const keys = ["q", "platform", "country", "labelId", "field", "value", "sort"] as const;

/** What the address says and makes no sense is left out. */
export function readFilter(search: Search): ContactFilter {
  const given = keys.flatMap((key) => {
    const value = [search[key]].flat()[0];
    const fits = value ? contactFilterSchema.shape[key].safeParse(value).success : false;
    return fits ? [[key, value] as const] : [];
  });
  return contactFilterSchema.parse(Object.fromEntries(given));
}

/** Only what is set, and not what is usual. */
export const filterQuery = (filter: ContactFilter): Record<string, string> =>
  Object.fromEntries(
    keys.flatMap((key) => {
      const value = filter[key];
      return value && !(key === "sort" && value === "activity") ? [[key, value]] : [];
    }),
  );

export function hrefOf(filter: ContactFilter): string {
  const query = new URLSearchParams(filterQuery(filter)).toString();
  return query ? `/contacts?${query}` : "/contacts";
}
