import { z } from "zod";
import { changeConversation } from "@/lib/inbox/change";
import { getConversation } from "@/lib/inbox/queries";
import { conversationChangeSchema } from "@/lib/inbox/schema";
import { defineRoute } from "@/lib/route";

export const GET = defineRoute({
  input: z.object({ id: z.uuid() }),
  run: ({ viewer, input }) => getConversation(viewer, input.id),
});

export const PATCH = defineRoute({
  input: conversationChangeSchema.extend({ id: z.uuid() }),
  async run({ viewer, input: { id, ...change } }) {
    await changeConversation(viewer, id, change);
    return getConversation(viewer, id);
  },
});
