import { z } from "zod";
import { listPresent } from "@/lib/inbox/presence";
import { defineRoute } from "@/lib/route";

/** Who else looks at this conversation or writes in it. */
export const GET = defineRoute({
  input: z.object({ id: z.uuid() }),
  run: ({ viewer, input }) => listPresent(viewer, input.id),
});
