import { z } from "zod";
import { editContactField, listFields } from "@/lib/contacts/fields";
import { commandRoute, defineRoute } from "@/lib/route";

export const GET = defineRoute({
  input: z.object({}),
  run: async ({ viewer }) => ({ items: await listFields(viewer), nextCursor: null }),
});

/** With an `id` it changes that one. */
export const POST = commandRoute(editContactField, { status: 201 });
