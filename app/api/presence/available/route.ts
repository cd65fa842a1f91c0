import { z } from "zod";
import { commandRoute, defineRoute } from "@/lib/route";
import { getAvailability, setAvailable } from "@/lib/users/availability";

export const GET = defineRoute({ input: z.object({}), run: ({ viewer }) => getAvailability(viewer) });

export const PATCH = commandRoute(setAvailable);
