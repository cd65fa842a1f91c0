import { z } from "zod";
import { listMentions } from "@/lib/inbox/timeline";
import { defineRoute } from "@/lib/route";

/** Where colleagues named the viewer, until they open the conversation. */
export const GET = defineRoute({ input: z.object({}), run: ({ viewer }) => listMentions(viewer) });
