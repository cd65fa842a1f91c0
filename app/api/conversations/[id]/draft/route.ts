import { z } from "zod";
import { execute } from "@/lib/command";
import { getDraft, saveDraft } from "@/lib/inbox/drafts";
import { defineRoute } from "@/lib/route";

export const GET = defineRoute({
  input: z.object({ id: z.uuid() }),
  run: ({ viewer, input }) => getDraft(viewer, input.id),
});

export const PUT = defineRoute({
  input: z.looseObject({ id: z.uuid() }),
  run: ({ viewer, input: { id, ...draft } }) => execute(saveDraft, viewer, { ...draft, conversationId: id }),
});
