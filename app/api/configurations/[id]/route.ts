import { publicOrigin } from "@/lib/auth/origin";
import { archiveConfiguration, editConfiguration } from "@/lib/configurations/commands";
import { getConfiguration } from "@/lib/configurations/queries";
import { configurationIdSchema } from "@/lib/configurations/schema";
import { commandRoute, defineRoute } from "@/lib/route";

export const GET = defineRoute({
  input: configurationIdSchema,
  run: ({ viewer, input, request }) => getConfiguration(viewer, input.id, publicOrigin(request.headers)),
});

/** The answer also holds secrets that were generated anew: the only time that they are shown. */
export const PATCH = commandRoute(editConfiguration, {
  view: async ({ id, generated }, { viewer, request }) => ({
    ...(await getConfiguration(viewer, id, publicOrigin(request.headers))),
    generated,
  }),
});

export const DELETE = commandRoute(archiveConfiguration);
