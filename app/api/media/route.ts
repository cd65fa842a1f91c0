import { z } from "zod";
import { receiveUpload } from "@/lib/media/upload";
import { defineRoute } from "@/lib/route";

/** Multipart with one field `file`; answers the id that a message's `attachments` take. */
export const POST = defineRoute({
  input: z.object({ voice: z.stringbool().optional() }),
  body: "raw",
  status: 201,
  run: ({ viewer, input, request }) => receiveUpload(viewer, request, input.voice ?? false),
});
