import { z } from "zod";
import { execute } from "@/lib/command";
import { createContactNote } from "@/lib/contacts/notes";
import { defineRoute } from "@/lib/route";

export const POST = defineRoute({
  input: z.object({ id: z.uuid(), text: z.unknown() }),
  status: 201,
  run: ({ viewer, input: { id, text } }) => execute(createContactNote, viewer, { contactId: id, text }),
});
