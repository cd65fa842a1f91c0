import { z } from "zod";
import { execute } from "@/lib/command";
import { markConversationRead } from "@/lib/inbox/commands";
import { getConversation } from "@/lib/inbox/queries";
import { defineRoute } from "@/lib/route";

export const POST = defineRoute({
  input: z.object({ id: z.uuid() }),
  status: 201,
  async run({ viewer, input }) {
    await execute(markConversationRead, viewer, { conversationId: input.id });
    return getConversation(viewer, input.id);
  },
});
