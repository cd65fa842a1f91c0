/**
 * What the routes under `/api/simulator` share: with the demo off they are not there; with it on they hand a signed-in
 * person's request to the control API of the simulator, whose key the browser never sees.
 */
import { createTranslator } from "next-intl";
import type { z } from "zod";
import { config } from "@/lib/config";
import { notFound, type ErrorCode } from "@/lib/errors";
import { messages, type Messages } from "@/lib/i18n/messages";
import { defineRoute, localeOf, type Call, type Handler } from "@/lib/route";
import { controlOf, SimulatorUnreachable, type Control } from "@/lib/simulator/client";

type Answer = Awaited<ReturnType<Control>>;
type Refusal = keyof Messages["simulator"]["refusals"];

interface SimulatorRoute<Schema extends z.ZodType> {
  input: Schema;
  body?: "raw";
  /** What a 409 of this path means; else `refused`. */
  conflict?: Refusal;
  /** An answer of the simulator is passed on; a Response of its own is sent as it is. */
  run(call: Call<z.output<Schema>>, ask: Control): Promise<Answer | Response>;
}

export const simulatorControl = (): Control => controlOf(config().dataDir, config().authSecret ?? "");

/** A part of a path of the control API. */
export const part = (value: string): string => encodeURIComponent(value);

/** Answers 404 with the demo off, 503 while the simulator is not running, each with words for people. */
export function simulatorRoute<Schema extends z.ZodType>(route: SimulatorRoute<Schema>): Handler {
  return defineRoute<Schema, Response>({
    input: route.input,
    ...(route.body ? { body: route.body } : {}),
    async run(call) {
      if (!config().demo) throw notFound();
      try {
        const answer = await route.run(call, simulatorControl());
        return answer instanceof Response ? answer : passOn(call, answer, route.conflict);
      } catch (error) {
        if (error instanceof SimulatorUnreachable) return refusal(call, 503, "unavailable", "unreachable");
        throw error;
      }
    },
  });
}

/** What the simulator says is for programs, so a refusal gets words of ours. */
function passOn(call: Call<unknown>, { status, body }: Answer, conflict: Refusal = "refused"): Response {
  if (status < 400) {
    return new Response(new Uint8Array(body), {
      status,
      headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
    });
  }
  if (status === 404) return refusal(call, 404, "not_found", "missing");
  if (status === 409) return refusal(call, 409, "conflict", conflict);
  if (status < 500) return refusal(call, 422, "invalid", "refused");
  return refusal(call, 503, "unavailable", "unreachable");
}

function refusal(
  { request, viewer }: Call<unknown>,
  status: number,
  code: ErrorCode,
  text: Refusal,
): Response {
  const locale = localeOf(request, viewer);
  const t = createTranslator({ locale, messages: messages[locale], namespace: "simulator.refusals" });
  return Response.json({ error: { code, message: t(text) } }, { status });
}
