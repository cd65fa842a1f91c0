import { exportContacts } from "@/lib/contacts/export";
import { contactFilterSchema } from "@/lib/contacts/schema";
import { messages } from "@/lib/i18n/messages";
import { defineRoute, localeOf } from "@/lib/route";

/** What the filter shows, as CSV. */
export const GET = defineRoute({
  input: contactFilterSchema,
  async run({ viewer, input, request }) {
    const { file, ...headings } = messages[localeOf(request, viewer)].contacts.export;
    const name = `${file}-${new Date().toISOString().slice(0, 10)}.csv`;
    return new Response(await exportContacts(viewer, input, headings), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="${name}"`,
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
      },
    });
  },
});
