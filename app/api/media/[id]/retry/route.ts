import { z } from "zod";
import { execute } from "@/lib/command";
import { retryMedia } from "@/lib/media/commands";
import { defineRoute } from "@/lib/route";

/** Asks the platform once more for a file that it did not hand over. */
export const POST = defineRoute({
  input: z.object({ id: z.uuid() }),
  status: 201,
  run: ({ viewer, input }) => execute(retryMedia, viewer, { attachmentId: input.id }),
});
