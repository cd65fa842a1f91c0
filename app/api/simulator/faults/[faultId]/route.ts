import { z } from "zod";
import { part, simulatorRoute } from "../../simulatorRoute";

/** Takes a fault back before it has struck. */
export const DELETE = simulatorRoute({
  input: z.object({ faultId: z.string() }),
  run: ({ input }, ask) => ask(`/faults/${part(input.faultId)}`, { method: "DELETE" }),
});
