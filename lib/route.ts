/**
 * The one way to write a REST route. Who asks (a session cookie or an API token), from where, with what input, and what
 * went wrong are answered here, the same for every path.
 */
import { unstable_rethrow } from "next/navigation";
import type { NextRequest } from "next/server";
import { z } from "zod";
import { sessionCookie } from "./auth/cookie";
import { createLimit } from "./auth/limits";
import { assertSameOrigin } from "./auth/origin";
import type { SessionUser } from "./auth/roles";
import { userOfSession } from "./auth/session";
import { userOfToken } from "./auth/tokens";
import { execute, type Command } from "./command";
import { AppError, errorStatuses, notFound } from "./errors";
import { describe } from "./failure";
import { chooseLocale, localeCookie, type Locale } from "./i18n/locale";
import { isId } from "./ids";
import { parse } from "./parse";

/** JSON bodies; files have a route of their own. */
const MAX_BODY_BYTES = 1024 * 1024;

/** A token may read 50 times a second, and twice that at once. */
const reads = createLimit({ burst: 100, perSecond: 50 });

type Params = Record<string, string | string[] | undefined>;
/** Next gives a path without variable parts no params at all. */
export type Handler = (
  request: NextRequest,
  context: { params: Promise<Params | undefined> },
) => Promise<Response>;

export interface Call<Input> {
  viewer: SessionUser;
  input: Input;
  request: NextRequest;
}

export interface Route<Schema extends z.ZodType, Output> {
  /** Over the query or the JSON body, and the parts of the path, which win. */
  input: Schema;
  /** Answers what becomes JSON, or a whole Response (a file, a stream). */
  run(call: Call<z.output<Schema>>): Promise<Output>;
  /** `raw` leaves the body to `run`. */
  body?: "json" | "raw";
  /** 200, unless it says otherwise. */
  status?: number | ((output: Output) => number);
}

const isRead = (request: NextRequest): boolean => request.method === "GET" || request.method === "HEAD";

/** Who asks. @throws AppError `unauthenticated`, `rate_limited`, or `forbidden` for a change from a foreign page. */
async function viewerOf(request: NextRequest): Promise<SessionUser> {
  const token = /^bearer\s+(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (token && isRead(request)) assertRate(token);
  const viewer = token ? await userOfToken(token) : await userOfSession(sessionCookie(request.cookies));
  if (!viewer) throw new AppError("unauthenticated", "unauthenticated");
  if (!token && !isRead(request)) assertSameOrigin(request.headers);
  // A page left open may speak for whoever opened it; it never does so in the name of who is signed in by now.
  const speaksFor = request.headers.get("x-hilo-user");
  if (speaksFor !== null && speaksFor !== viewer.id) throw new AppError("unauthenticated", "unauthenticated");
  return viewer;
}

/** Before the token is looked up: who is told to wait costs no query. */
function assertRate(token: string): void {
  const seconds = reads.take(token);
  if (seconds > 0) throw new AppError("rate_limited", "rateLimited", { values: { seconds } });
}

async function jsonBody(request: NextRequest): Promise<object> {
  const text = await request.text();
  if (Buffer.byteLength(text) > MAX_BODY_BYTES) throw new AppError("too_large", "tooLarge");
  if (text.trim() === "") return {};
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === "object" && body !== null && !Array.isArray(body)) return body;
  } catch {
    // Not JSON: the same answer as JSON that is no object.
  }
  throw new AppError("unreadable", "unreadable");
}

async function inputOf(request: NextRequest, params: Params, body: "json" | "raw"): Promise<object> {
  if (params.id !== undefined && !isId(params.id)) throw notFound();
  const query = Object.fromEntries(request.nextUrl.searchParams);
  if (isRead(request) || body === "raw") return { ...query, ...params };
  if (Number(request.headers.get("content-length")) > MAX_BODY_BYTES)
    throw new AppError("too_large", "tooLarge");
  return { ...(await jsonBody(request)), ...params };
}

const headers = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" };

/** The person's own language, else the browser's. */
export const localeOf = (request: NextRequest, viewer: SessionUser | null): Locale =>
  chooseLocale(
    viewer?.locale ?? request.cookies.get(localeCookie)?.value,
    request.headers.get("accept-language"),
  );

/** `viewer` is null where nobody is known: the browser's language counts then. `where` is for the log. */
export function errorResponse(
  error: unknown,
  request: NextRequest,
  viewer: SessionUser | null,
  where: string,
): Response {
  const failure = describe(error, where, localeOf(request, viewer));
  const wait =
    error instanceof AppError && error.code === "rate_limited" ? error.details.values?.seconds : undefined;
  return Response.json(
    { error: failure },
    {
      status: failure.code === "unexpected" ? 500 : errorStatuses[failure.code],
      headers: wait === undefined ? headers : { ...headers, "Retry-After": String(wait) },
    },
  );
}

/** A route that reads, or that is no single command. It asks the policy itself, through the query it calls. */
export function defineRoute<Schema extends z.ZodType, Output>(route: Route<Schema, Output>): Handler {
  return async (request, context) => {
    let viewer: SessionUser | null = null;
    try {
      viewer = await viewerOf(request);
      const given = await inputOf(request, (await context.params) ?? {}, route.body ?? "json");
      const output = await route.run({ viewer, input: parse(route.input, given), request });
      if (output instanceof Response) return output;
      const { status = 200 } = route;
      return Response.json(output, {
        status: typeof status === "function" ? status(output) : status,
        headers,
      });
    } catch (error) {
      unstable_rethrow(error);
      return errorResponse(error, request, viewer, `${request.method} ${request.nextUrl.pathname}`);
    }
  };
}

/** A command over REST. `view` turns what it answers into what the reader gets. */
export function commandRoute<Schema extends z.ZodType, Output, Resource, View = Output>(
  command: Command<Schema, Output, Resource>,
  options: {
    status?: number | ((view: View) => number);
    view?: (output: Output, call: Call<unknown>) => View | Promise<View>;
  } = {},
): Handler {
  const view = options.view ?? ((output: Output) => output as unknown as View);
  return defineRoute({
    // The command checks its input itself.
    input: z.unknown(),
    status: options.status,
    run: async (call) => view(await execute(command, call.viewer, call.input), call),
  });
}
