import { z } from "zod";
import { serveMedia } from "@/lib/media/serve";
import { defineRoute } from "@/lib/route";

/** A file, whole or by ranges; `download=1` offers it for saving. */
export const GET = defineRoute({
  input: z.object({ id: z.uuid(), download: z.stringbool().optional() }),
  run: ({ viewer, input, request }) =>
    serveMedia(viewer, input.id, request.headers.get("range"), input.download ?? false),
});
