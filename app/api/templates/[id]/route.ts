import { commandRoute, defineRoute } from "@/lib/route";
import { archiveTemplate, editTemplate } from "@/lib/templates/commands";
import { getTemplate } from "@/lib/templates/queries";
import { templateIdSchema } from "@/lib/templates/schema";

export const GET = defineRoute({
  input: templateIdSchema,
  run: ({ viewer, input }) => getTemplate(viewer, input.id),
});

export const PATCH = commandRoute(editTemplate, { view: ({ id }, { viewer }) => getTemplate(viewer, id) });

/** Archives it: it can be restored. */
export const DELETE = commandRoute(archiveTemplate);
