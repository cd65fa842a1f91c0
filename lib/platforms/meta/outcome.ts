/** From an answer of the Graph API, or none, to what it means for the message that was being sent. */
import type { PlatformError, SendOutcome } from "@/lib/platforms/contract";
import { PlatformCallError } from "@/lib/platforms/io";
import type { JsonRecord } from "@/lib/platforms/read";
import type { GraphAnswer } from "./graph";

/** A platform's table of error codes. `code` is Graph's, or `http_<status>` where the answer carried none. */
export type Classify = (code: string, subcode: string | undefined, httpStatus: number) => PlatformError;

export type Answer =
  { ok: true; body: JsonRecord } | { ok: false; error: PlatformError; retryAfterMs?: number };

function classified(answer: GraphAnswer & { ok: false }, classify: Classify) {
  const error = classify(answer.error.code, answer.error.subcode, answer.status);
  return {
    error: { ...error, detail: answer.error.details ?? error.detail },
    retryAfterMs: answer.retryAfterMs,
  };
}

/**
 * A call that may be repeated without harm: a question, an upload, a subscription. A lost answer is worth another try.
 * @throws only what is a defect of ours.
 */
export async function ask(call: Promise<GraphAnswer>, classify: Classify): Promise<Answer> {
  try {
    const answer = await call;
    return answer.ok ? answer : { ok: false, ...classified(answer, classify) };
  } catch (error) {
    if (!(error instanceof PlatformCallError)) throw error;
    return { ok: false, error: { code: error.code, class: "retry" } };
  }
}

/** The message was certainly not sent: by its class of error, to be tried again or not. */
export function notSent(answer: Answer & { ok: false }): SendOutcome {
  const { error, retryAfterMs } = answer;
  return error.class === "retry" ? { status: "retry", error, retryAfterMs } : { status: "failed", error };
}

/** What a gateway between Graph and us says when it lost the answer: Graph may well have sent the message. */
const lostByGateway = new Set(["http_502", "http_504"]);

/**
 * The call that sends. Graph has no idempotency key, so the rule is: an error answer of any HTTP status says that nothing
 * was sent, and its class decides; a connection that was never made is tried again; a lost answer (also one lost by a
 * gateway), or a success in which `readId` finds no message id, is unconfirmed and left to a person.
 */
export async function sendOutcome(
  call: Promise<GraphAnswer>,
  readId: (body: JsonRecord) => string | undefined,
  classify: Classify,
): Promise<SendOutcome> {
  try {
    const answer = await call;
    if (!answer.ok && lostByGateway.has(answer.error.code)) return unconfirmed("timeout");
    if (!answer.ok) return notSent({ ok: false, ...classified(answer, classify) });
    const externalId = readId(answer.body);
    return externalId === undefined ? unconfirmed("unreadable_answer") : { status: "sent", externalId };
  } catch (error) {
    if (!(error instanceof PlatformCallError)) throw error;
    if (error.outcome === "unknown") return unconfirmed(error.code);
    return { status: "retry", error: { code: error.code, class: "retry" } };
  }
}

const unconfirmed = (code: string): SendOutcome => ({
  status: "unconfirmed",
  error: { code, class: "user" },
});
