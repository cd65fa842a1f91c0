import type { PlatformIo } from "@/lib/platforms/io";
import { id, isRecord, list, number, record, text, type JsonRecord } from "@/lib/platforms/read";

interface GraphError {
  /** Graph's code as text; `http_<status>` where the answer has no error envelope (a proxy's page). */
  code: string;
  subcode?: string;
  /** For the log: Graph's words without numbers and tokens, and its trace id. */
  details?: string;
}

export type GraphAnswer =
  { ok: true; body: JsonRecord } | { ok: false; status: number; error: GraphError; retryAfterMs?: number };

interface GraphOptions {
  method?: "GET" | "POST" | "DELETE";
  /** An object is sent as JSON, a form as multipart. */
  body?: JsonRecord | FormData;
}

/**
 * One call to the Graph API, under the configured version. `path` starts with a slash and holds the query, if any. Without
 * a method it is POST with a body and GET without.
 * @throws PlatformCallError when there is no answer.
 */
export async function graphCall(
  io: PlatformIo,
  path: string,
  token: string,
  options: GraphOptions = {},
): Promise<GraphAnswer> {
  const { body } = options;
  const json = body !== undefined && !(body instanceof FormData);
  const answer = await io.call(`/${io.graphVersion}${path}`, {
    method: options.method ?? (body === undefined ? "GET" : "POST"),
    headers: { Authorization: `Bearer ${token}`, ...(json ? { "Content-Type": "application/json" } : {}) },
    body: json ? JSON.stringify(body) : body,
  });
  const envelope = record(answer.body).error;
  if (answer.status >= 200 && answer.status < 300 && !isRecord(envelope)) {
    return { ok: true, body: record(answer.body) };
  }
  return {
    ok: false,
    status: answer.status,
    error: readError(envelope, answer.status),
    retryAfterMs: retryAfterMs(answer.headers, io.now()),
  };
}

function readError(envelope: unknown, status: number): GraphError {
  const error = record(envelope);
  const words = text(record(error.error_data).details) ?? text(error.message);
  const trace = id(error.fbtrace_id);
  return {
    code: id(error.code) ?? `http_${status}`,
    subcode: id(error.error_subcode),
    details:
      [words && withoutSecrets(words), trace && `fbtrace_id ${trace}`].filter(Boolean).join("; ") ||
      undefined,
  };
}

/** Graph repeats the token it refuses and the number it cannot reach; neither belongs in a log. */
function withoutSecrets(words: string): string {
  const masked = words.replace(/[A-Za-z0-9_|.-]{24,}|\+?\d[\d ()-]{5,}\d/g, "…");
  return Array.from(masked).slice(0, 300).join("");
}

const LONGEST_WAIT_MS = 24 * 3_600_000;

/**
 * How long Graph asks us to wait: `Retry-After` (seconds or a date), else the longest `estimated_time_to_regain_access`
 * (minutes) of `X-Business-Use-Case-Usage`; a day at most.
 */
function retryAfterMs(headers: Headers, now: Date): number | undefined {
  const header = headers.get("retry-after");
  const seconds = number(header ?? undefined);
  const wait =
    seconds !== undefined
      ? seconds * 1000
      : header !== null
        ? Date.parse(header) - now.getTime()
        : regainMs(headers);
  return Number.isFinite(wait) && wait > 0 ? Math.min(wait, LONGEST_WAIT_MS) : undefined;
}

function regainMs(headers: Headers): number {
  const minutes = Object.values(record(parseHeader(headers.get("x-business-use-case-usage"))))
    .flatMap(list)
    .map((usage) => number(record(usage).estimated_time_to_regain_access) ?? 0);
  return Math.max(0, ...minutes) * 60_000;
}

function parseHeader(value: string | null): unknown {
  try {
    return JSON.parse(value ?? "");
  } catch {
    return undefined;
  }
}
