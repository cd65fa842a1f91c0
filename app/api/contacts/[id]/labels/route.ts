import { z } from "zod";
import { execute } from "@/lib/command";
import { labelContact } from "@/lib/contacts/commands";
import { getContact } from "@/lib/contacts/details";
import { labelContactSchema } from "@/lib/contacts/schema";
import { defineRoute } from "@/lib/route";

/** Gives the contact these labels and no others. */
export const PUT = defineRoute({
  input: labelContactSchema.omit({ contactId: true }).extend({ id: z.uuid() }),
  async run({ viewer, input: { id, labelIds } }) {
    await execute(labelContact, viewer, { contactId: id, labelIds });
    return getContact(viewer, id);
  },
});
