import { z } from "zod";
import { execute } from "@/lib/command";
import { getConversation } from "@/lib/inbox/queries";
import { labelConversation } from "@/lib/labels/commands";
import { defineRoute } from "@/lib/route";

/** `{ labelIds }` sets them, `{ add, remove }` changes them. Answers the conversation. */
export const PATCH = defineRoute({
  input: z.looseObject({ id: z.uuid() }),
  async run({ viewer, input: { id, ...change } }) {
    await execute(labelConversation, viewer, { ...change, conversationId: id });
    return getConversation(viewer, id);
  },
});
