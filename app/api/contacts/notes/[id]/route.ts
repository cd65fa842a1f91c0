import { z } from "zod";
import { execute } from "@/lib/command";
import { deleteContactNote } from "@/lib/contacts/notes";
import { defineRoute } from "@/lib/route";

export const DELETE = defineRoute({
  input: z.object({ id: z.uuid() }),
  async run({ viewer, input }) {
    await execute(deleteContactNote, viewer, { noteId: input.id });
    return { id: input.id };
  },
});
