import { z } from "zod";
import { execute } from "@/lib/command";
import { pageSchema } from "@/lib/db/cursor";
import { explainKey } from "@/lib/i18n/explain";
import { scheduleMessage } from "@/lib/inbox/schedule";
import { getScheduled, listScheduled } from "@/lib/inbox/scheduleQueries";
import { defineRoute, localeOf } from "@/lib/route";

export const GET = defineRoute({
  input: pageSchema.extend({ id: z.uuid() }),
  run: ({ viewer, input: { id, ...page }, request }) =>
    listScheduled(viewer, id, page, explainKey(localeOf(request, viewer))),
});

export const POST = defineRoute({
  input: z.looseObject({ id: z.uuid() }),
  status: 201,
  async run({ viewer, input: { id: conversationId, ...message }, request }) {
    const { id } = await execute(scheduleMessage, viewer, { ...message, conversationId });
    return getScheduled(viewer, id, explainKey(localeOf(request, viewer)));
  },
});
