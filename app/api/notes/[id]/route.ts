import { z } from "zod";
import { execute } from "@/lib/command";
import { deleteNote, editNote } from "@/lib/inbox/notes";
import { getNote } from "@/lib/inbox/timeline";
import { defineRoute } from "@/lib/route";

export const PATCH = defineRoute({
  input: z.looseObject({ id: z.uuid() }),
  async run({ viewer, input: { id, ...note } }) {
    await execute(editNote, viewer, { ...note, noteId: id });
    return getNote(viewer, id);
  },
});

export const DELETE = defineRoute({
  input: z.object({ id: z.uuid() }),
  async run({ viewer, input }) {
    await execute(deleteNote, viewer, { noteId: input.id });
    return { id: input.id };
  },
});
