import { z } from "zod";
import { execute } from "@/lib/command";
import { pageSchema } from "@/lib/db/cursor";
import { explainError } from "@/lib/i18n/explain";
import { getMessage, listMessages, readWindow } from "@/lib/inbox/messages";
import { sendMessageSchema } from "@/lib/inbox/schema";
import { sendMessage } from "@/lib/inbox/send";
import { defineRoute, localeOf } from "@/lib/route";

/** Newest first by `cursor`; or a window around a message or a moment, or what came after a cursor. */
export const GET = defineRoute({
  input: pageSchema.extend({
    id: z.uuid(),
    around: z.uuid().optional(),
    at: z.coerce.date().optional(),
    after: z.string().max(512).optional(),
  }),
  run({ viewer, input: { id, around, at, after, ...page }, request }): Promise<object> {
    const explain = explainError(localeOf(request, viewer));
    const position = around ? { around } : at ? { at } : after ? { after } : null;
    return position
      ? readWindow(viewer, id, position, page.limit, explain)
      : listMessages(viewer, id, page, explain);
  },
});

export const POST = defineRoute({
  input: sendMessageSchema.omit({ conversationId: true }).extend({ id: z.uuid() }),
  async run({ viewer, input: { id, ...draft }, request }) {
    const { messageId, created } = await execute(sendMessage, viewer, { ...draft, conversationId: id });
    const message = await getMessage(viewer, messageId, explainError(localeOf(request, viewer)));
    return Response.json(message, { status: created ? 201 : 200 });
  },
});
