import { z } from "zod";
import { listEdits } from "@/lib/inbox/messages";
import { defineRoute } from "@/lib/route";

/** What a message said before each of its edits, oldest first. */
export const GET = defineRoute({
  input: z.object({ id: z.uuid() }),
  run: async ({ viewer, input }) => ({ items: await listEdits(viewer, input.id) }),
});
