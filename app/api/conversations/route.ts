import { pageSchema } from "@/lib/db/cursor";
import { listConversations } from "@/lib/inbox/queries";
import { conversationFilterSchema } from "@/lib/inbox/schema";
import { defineRoute } from "@/lib/route";

export const GET = defineRoute({
  input: conversationFilterSchema.extend(pageSchema.shape),
  run: ({ viewer, input }) => listConversations(viewer, input, input),
});
