import { z } from "zod";
import { listColleagues } from "@/lib/inbox/timeline";
import { defineRoute } from "@/lib/route";

/** Who can be named in a note. */
export const GET = defineRoute({
  input: z.object({}),
  run: async ({ viewer }) => ({ items: await listColleagues(viewer) }),
});
