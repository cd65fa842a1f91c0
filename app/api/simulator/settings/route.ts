import { z } from "zod";
import { simulatorRoute } from "../simulatorRoute";

/** How the phones behave by themselves. */
export const POST = simulatorRoute({
  input: z.object({ autoRead: z.boolean() }),
  run: ({ input }, ask) => ask("/settings", { method: "POST", body: input }),
});
