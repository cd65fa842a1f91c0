import { z } from "zod";
import { listDuplicates } from "@/lib/contacts/duplicates";
import { defineRoute } from "@/lib/route";

/** Contacts that may be the same person as this one, the likeliest first. */
export const GET = defineRoute({
  input: z.object({ contactId: z.uuid() }),
  run: async ({ viewer, input }) => ({
    items: await listDuplicates(viewer, input.contactId),
    nextCursor: null,
  }),
});
