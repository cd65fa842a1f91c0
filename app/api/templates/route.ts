import { pageSchema } from "@/lib/db/cursor";
import { commandRoute, defineRoute } from "@/lib/route";
import { createTemplate } from "@/lib/templates/commands";
import { getTemplate, listTemplates } from "@/lib/templates/queries";
import { templateFilterSchema } from "@/lib/templates/schema";

/** Filters: `q category platform conversationId archived`; `sort` with `order`. */
export const GET = defineRoute({
  input: templateFilterSchema.extend(pageSchema.shape),
  run: ({ viewer, input }) => listTemplates(viewer, input, input),
});

export const POST = commandRoute(createTemplate, {
  status: 201,
  view: ({ id }, { viewer }) => getTemplate(viewer, id),
});
