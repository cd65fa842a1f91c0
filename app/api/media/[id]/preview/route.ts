import { z } from "zod";
import { servePreview } from "@/lib/media/serve";
import { defineRoute } from "@/lib/route";

/** A small picture of the file, without the original's metadata. */
export const GET = defineRoute({
  input: z.object({ id: z.uuid() }),
  run: ({ viewer, input }) => servePreview(viewer, input.id),
});
