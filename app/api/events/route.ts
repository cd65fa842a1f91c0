import { z } from "zod";
import { hub } from "@/lib/realtime/hub";
import { eventStream } from "@/lib/realtime/stream";
import { defineRoute } from "@/lib/route";

/** Server-sent events: `Last-Event-ID` (or `since`) resumes; what cannot be resumed starts with `resync`. */
export const GET = defineRoute({
  input: z.object({ since: z.coerce.number().int().min(0).optional() }),
  async run({ viewer, input, request }) {
    await hub().start();
    const last = Number(request.headers.get("last-event-id") ?? input.since ?? NaN);
    return new Response(eventStream(viewer, Number.isFinite(last) ? last : null, request.signal), {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store, no-transform",
        // Nginx would hold the events back until its buffer is full.
        "x-accel-buffering": "no",
      },
    });
  },
});
