import { z } from "zod";
import { may } from "@/lib/auth/policy";
import { createLabel } from "@/lib/labels/commands";
import { listLabels } from "@/lib/labels/queries";
import { commandRoute, defineRoute } from "@/lib/route";

export const GET = defineRoute({
  input: z.object({}),
  run: async ({ viewer }) => ({
    items: await listLabels(viewer),
    nextCursor: null,
    mayEdit: may(viewer, "label.edit"),
  }),
});

export const POST = commandRoute(createLabel, { status: 201 });
