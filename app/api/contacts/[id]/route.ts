import { z } from "zod";
import { execute } from "@/lib/command";
import { editContact } from "@/lib/contacts/commands";
import { getContact } from "@/lib/contacts/details";
import { contactChangeSchema } from "@/lib/contacts/schema";
import { defineRoute } from "@/lib/route";

export const GET = defineRoute({
  input: z.object({ id: z.uuid() }),
  run: ({ viewer, input }) => getContact(viewer, input.id),
});

export const PATCH = defineRoute({
  input: contactChangeSchema.extend({ id: z.uuid() }),
  async run({ viewer, input: { id, ...change } }) {
    await execute(editContact, viewer, { contactId: id, ...change });
    return getContact(viewer, id);
  },
});
