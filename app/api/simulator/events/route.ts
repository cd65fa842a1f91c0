import { z } from "zod";
import { now } from "@/lib/clock";
import { SimulatorUnreachable, type Control } from "@/lib/simulator/client";
import { simulatorRoute } from "../simulatorRoute";

/** After this the stream ends, and the browser comes back: whether the person may still look is asked anew. */
const STREAM_MS = 10 * 60_000;

/** Server-sent events: what changed on the phones after `since` or `Last-Event-ID`, as the control API tells it. */
export const GET = simulatorRoute({
  input: z.object({ since: z.coerce.number().int().min(0) }),
  async run({ input, request }, ask) {
    const since = Number(request.headers.get("last-event-id") ?? input.since);
    const position = Number.isFinite(since) ? since : input.since;
    // Asked before the answer begins, so that a simulator that is not running is a 503.
    const first = await ask(`/events?since=${position}&wait=0`);
    if (first.status !== 200) return first;
    const pages = follow(ask, first.body, request.signal);
    return new Response(streamOf(pages), {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store, no-transform",
        // Nginx would hold the events back until its buffer is full.
        "x-accel-buffering": "no",
      },
    });
  },
});

async function* follow(ask: Control, first: Buffer, gone: AbortSignal): AsyncGenerator<string> {
  const end = now().getTime() + STREAM_MS;
  let page = first.toString("utf8");
  while (!gone.aborted && now().getTime() < end) {
    const { seq } = JSON.parse(page) as { seq: number };
    yield `id: ${seq}\ndata: ${page}\n\n`;
    const next = await ask(`/events?since=${seq}`);
    if (next.status !== 200) return;
    page = next.body.toString("utf8");
  }
}

function streamOf(pages: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { value, done } = await pages.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        // It stopped: the stream ends, and coming back is answered with a 503.
        if (!(error instanceof SimulatorUnreachable)) throw error;
        controller.close();
      }
    },
  });
}
