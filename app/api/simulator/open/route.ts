import { z } from "zod";
import { simulatorRoute } from "../simulatorRoute";

/** The customer opens the chat, which reads what has arrived, or leaves it. */
export const POST = simulatorRoute({
  input: z.object({
    platform: z.string(),
    accountId: z.string(),
    customerId: z.string(),
    open: z.boolean(),
  }),
  run: ({ input }, ask) => ask("/open", { method: "POST", body: input }),
});
