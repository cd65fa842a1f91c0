import { z } from "zod";
import { simulatorRoute } from "../simulatorRoute";

/** Trouble for the next message that is sent on this platform. */
export const POST = simulatorRoute({
  input: z.object({
    platform: z.string(),
    kind: z.string(),
    retryAfter: z.number().int().min(0).max(3600).optional(),
  }),
  run: ({ input }, ask) => ask("/faults", { method: "POST", body: input }),
});
