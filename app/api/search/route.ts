import { z } from "zod";
import { pageSchema } from "@/lib/db/cursor";
import { search } from "@/lib/inbox/search";
import { defineRoute } from "@/lib/route";

/** People and messages; `items` are the messages, by pages. */
export const GET = defineRoute({
  input: pageSchema.extend({ q: z.string().trim().min(1).max(200) }),
  run: ({ viewer, input }) => search(viewer, input),
});
