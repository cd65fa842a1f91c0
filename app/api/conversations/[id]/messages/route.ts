import { z } from "zod";
import { execute } from "@/lib/command";
import { pageSchema } from "@/lib/db/cursor";
import { explainError } from "@/lib/i18n/explain";
import { getMessage, listMessages } from "@/lib/inbox/messages";
import { sendMessageSchema } from "@/lib/inbox/schema";
import { sendMessage } from "@/lib/inbox/send";
import { defineRoute, localeOf } from "@/lib/route";

export const GET = defineRoute({
  input: pageSchema.extend({ id: z.uuid() }),
  run: ({ viewer, input, request }) =>
    listMessages(viewer, input.id, input, explainError(localeOf(request, viewer))),
});

export const POST = defineRoute({
  input: sendMessageSchema.omit({ conversationId: true }).extend({ id: z.uuid() }),
  async run({ viewer, input: { id, ...draft }, request }) {
    const { messageId, created } = await execute(sendMessage, viewer, { ...draft, conversationId: id });
    const message = await getMessage(viewer, messageId, explainError(localeOf(request, viewer)));
    return Response.json(message, { status: created ? 201 : 200 });
  },
});
