import { z } from "zod";
import { execute } from "@/lib/command";
import { createNote } from "@/lib/inbox/notes";
import { getNote } from "@/lib/inbox/timeline";
import { defineRoute } from "@/lib/route";

export const POST = defineRoute({
  input: z.looseObject({ id: z.uuid() }),
  status: 201,
  async run({ viewer, input: { id, ...note } }) {
    const { noteId } = await execute(createNote, viewer, { ...note, conversationId: id });
    return getNote(viewer, noteId);
  },
});
