import { publicOrigin } from "@/lib/auth/origin";
import { createConfiguration } from "@/lib/configurations/commands";
import { getConfiguration, listConfigurations } from "@/lib/configurations/queries";
import { pageSchema } from "@/lib/db/cursor";
import { commandRoute, defineRoute } from "@/lib/route";

export const GET = defineRoute({
  input: pageSchema,
  run: ({ viewer, input, request }) => listConfigurations(viewer, input, publicOrigin(request.headers)),
});

/** The answer also holds what Hilo generated: the only time that it is shown. */
export const POST = commandRoute(createConfiguration, {
  status: 201,
  view: async ({ id, generated }, { viewer, request }) => ({
    ...(await getConfiguration(viewer, id, publicOrigin(request.headers))),
    generated,
  }),
});
