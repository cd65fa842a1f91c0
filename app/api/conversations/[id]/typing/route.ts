import { z } from "zod";
import { noteTyping } from "@/lib/inbox/typing";
import { defineRoute } from "@/lib/route";

export const POST = defineRoute({
  input: z.object({ id: z.uuid() }),
  async run({ viewer, input }) {
    await noteTyping(viewer, input.id);
    return {};
  },
});
