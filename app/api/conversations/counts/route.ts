import { z } from "zod";
import { countViews } from "@/lib/inbox/counts";
import { defineRoute } from "@/lib/route";

export const GET = defineRoute({ input: z.object({}), run: ({ viewer }) => countViews(viewer) });
