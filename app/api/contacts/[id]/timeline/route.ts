import { z } from "zod";
import { listTimeline } from "@/lib/contacts/timeline";
import { pageSchema } from "@/lib/db/cursor";
import { defineRoute } from "@/lib/route";

export const GET = defineRoute({
  input: pageSchema.extend({ id: z.uuid() }),
  run: ({ viewer, input }) => listTimeline(viewer, input.id, input),
});
