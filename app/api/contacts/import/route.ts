import type { NextRequest } from "next/server";
import { z } from "zod";
import type { SessionUser } from "@/lib/auth/roles";
import { MAX_FILE_BYTES } from "@/lib/contacts/csv";
import { previewImport, runImport } from "@/lib/contacts/import";
import { importOptionsSchema } from "@/lib/contacts/schema";
import type { ImportReport } from "@/lib/contacts/views";
import { AppError } from "@/lib/errors";
import { describe } from "@/lib/failure";
import { defineRoute, localeOf } from "@/lib/route";

/**
 * The body is the file. With `preview=true` it answers what would be read; else it takes the lines and answers one JSON
 * object per line of text, as far as it is, the last one being the whole report.
 */
export const POST = defineRoute({
  input: importOptionsSchema.extend({ preview: z.stringbool().default(false) }),
  body: "raw",
  async run({ viewer, input, request }) {
    const bytes = await fileOf(request);
    if (input.preview) return previewImport(viewer, bytes, input);
    const steps = runImport(viewer, bytes, input);
    // The first chunk decides whether it may be done at all, while the answer can still be an error.
    const first = await steps.next();
    return new Response(progress(first, steps, request, viewer), {
      status: 201,
      headers: {
        "Content-Type": "application/x-ndjson",
        "Cache-Control": "no-store",
        "X-Accel-Buffering": "no",
      },
    });
  },
});

/** @throws AppError `too_large` */
async function fileOf(request: NextRequest): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MAX_FILE_BYTES) throw new AppError("too_large", "tooLarge");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Nobody is there any more: what was begun is finished, the rest is left. */
function progress(
  first: IteratorResult<ImportReport, void>,
  steps: AsyncGenerator<ImportReport, void>,
  request: NextRequest,
  viewer: SessionUser,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let step = first;
  return new ReadableStream({
    async pull(controller) {
      try {
        if (step.done) return controller.close();
        controller.enqueue(encoder.encode(`${JSON.stringify(step.value)}\n`));
        step = await steps.next();
      } catch (error) {
        const failure = describe(error, "contact.import", localeOf(request, viewer));
        controller.enqueue(encoder.encode(`${JSON.stringify({ error: failure })}\n`));
        controller.close();
      }
    },
    async cancel() {
      await steps.return();
    },
  });
}
