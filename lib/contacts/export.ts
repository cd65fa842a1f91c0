/** The contacts that a filter shows, as CSV, page by page: any number of them in little memory. */
import type { SessionUser } from "@/lib/auth/roles";
import { defineCommand, execute } from "@/lib/command";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { allContacts } from "./access";
import { activeFields } from "./fields";
import { BYTE_ORDER_MARK, csvLine } from "./csv";
import { listContacts } from "./queries";
import { contactFilterSchema, type ContactFilter } from "./schema";
import type { ContactView } from "./views";

const PAGE = 100;

/** What the columns are called, in the reader's language. */
export type ExportHeadings = Record<
  "name" | "phone" | "email" | "country" | "language" | "channels" | "labels" | "lastActivity" | "created",
  string
>;

/** Who took which part of the contacts away: names of the filters, never their values. */
const logExport = defineCommand({
  name: "contact.export",
  input: contactFilterSchema,
  load: () => Promise.resolve(allContacts),
  async run({ input, record }): Promise<void> {
    const filters = Object.entries(input).filter(([, value]) => value !== undefined);
    record({ filters: filters.map(([name]) => name) }, newId());
    await Promise.resolve();
  },
});

/** @throws AppError `forbidden` before the first byte for whoever may not. */
export async function exportContacts(
  viewer: SessionUser,
  filter: ContactFilter,
  headings: ExportHeadings,
): Promise<ReadableStream<Uint8Array>> {
  await execute(logExport, viewer, filter);
  const lines = csvLines(viewer, filter, headings);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}

async function* csvLines(
  viewer: SessionUser,
  filter: ContactFilter,
  headings: ExportHeadings,
): AsyncGenerator<string, void> {
  const definitions = await activeFields(db());
  const { name, phone, email, country, language, channels, labels, lastActivity, created } = headings;
  const own = [name, phone, email, country, language, channels, labels, lastActivity, created];
  yield BYTE_ORDER_MARK + csvLine([...own, ...definitions.map(({ label }) => label)]);
  let cursor: string | undefined;
  do {
    const page = await listContacts(viewer, filter, { limit: PAGE, cursor });
    const keys = definitions.map(({ key }) => key);
    if (page.items.length > 0) yield page.items.map((contact) => csvLine(cellsOf(contact, keys))).join("");
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

const cellsOf = (contact: ContactView, keys: readonly string[]) => [
  contact.name,
  contact.phone,
  contact.email,
  contact.country,
  contact.language,
  contact.platforms.join(" "),
  contact.labels.map(({ name }) => name).join(", "),
  contact.lastActivityAt,
  contact.createdAt,
  ...keys.map((key) => contact.fields[key] ?? null),
];
