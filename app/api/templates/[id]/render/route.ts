import { knownTimeZone, timeZoneCookie } from "@/lib/i18n/locale";
import { defineRoute } from "@/lib/route";
import { renderTemplate } from "@/lib/templates/render";
import { renderTemplateSchema } from "@/lib/templates/schema";

/** The text for one conversation, and copies of the files to be sent with it. */
export const POST = defineRoute({
  input: renderTemplateSchema,
  run: ({ viewer, input, request }) =>
    renderTemplate(viewer, input, knownTimeZone(request.cookies.get(timeZoneCookie)?.value)),
});
