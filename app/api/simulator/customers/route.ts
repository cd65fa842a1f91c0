import { z } from "zod";
import { simulatorRoute } from "../simulatorRoute";

/** A new phone. Without a number the simulator invents one. */
export const POST = simulatorRoute({
  input: z.object({
    platform: z.string(),
    name: z.string().trim().min(1).max(100),
    phone: z
      .string()
      .regex(/^\+?[\d\s()-]{8,24}$/, "invalid")
      .optional(),
  }),
  conflict: "numberTaken",
  run: ({ input }, ask) => ask("/customers", { method: "POST", body: input }),
});
