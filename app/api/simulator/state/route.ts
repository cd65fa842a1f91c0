import { z } from "zod";
import { simulatorRoute } from "../simulatorRoute";

/** Accounts, customers, settings and faults, and where to begin following the events. */
export const GET = simulatorRoute({ input: z.object({}), run: (_call, ask) => ask("/state") });
