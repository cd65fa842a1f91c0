import { z } from "zod";
import { listApprovedTemplates } from "@/lib/approved/queries";
import { defineRoute } from "@/lib/route";

export const GET = defineRoute({
  input: z.object({ id: z.uuid() }),
  run: ({ viewer, input }) => listApprovedTemplates(viewer, input.id),
});
