import { z } from "zod";
import { listTimeline } from "@/lib/inbox/timeline";
import { defineRoute } from "@/lib/route";

/** Notes and what was done, of a span of time, oldest first. */
export const GET = defineRoute({
  input: z.object({
    id: z.uuid(),
    from: z.coerce.date().optional(),
    to: z.coerce.date().optional(),
    limit: z.coerce.number().int().min(1).max(500).default(200),
  }),
  run: ({ viewer, input: { id, ...span } }) => listTimeline(viewer, id, span),
});
