/**
 * The only place of the server that calls out. Every call has a deadline, and says afterwards whether the platform can
 * have received it: that decides between trying again and "not confirmed".
 */
import { lookup as dnsLookup, type LookupAddress } from "node:dns";
import http from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import { Readable } from "node:stream";
import { isInsideAddress } from "./address";
import { PlatformCallError, type CallOptions, type PlatformIo } from "./io";

/** A JSON answer of a platform is a few kilobytes; more than this is not one. */
const MAX_ANSWER_BYTES = 2 * 1024 * 1024;
const MAX_REDIRECTS = 3;

/** Failures that come before a byte of the request was sent. */
const unsentCodes = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

function callError(error: unknown): PlatformCallError {
  if (error instanceof PlatformCallError) return error;
  const { name, cause, code: ownCode } = error as { name?: string; code?: string; cause?: { code?: string } };
  const code = cause?.code ?? ownCode ?? "";
  if (name === "TimeoutError" || name === "AbortError")
    return new PlatformCallError("unknown", "timeout", { cause: error });
  if (unsentCodes.has(code)) return new PlatformCallError("unsent", "connect", { cause: error });
  return new PlatformCallError("unknown", "reset", { cause: error });
}

export interface IoOptions {
  baseUrl: string;
  graphVersion: string;
  timeoutMs: number;
}

/** The outside world for one configuration's adapter. */
export function createIo({ baseUrl, graphVersion, timeoutMs }: IoOptions): PlatformIo {
  return {
    baseUrl,
    graphVersion,
    now: () => new Date(),
    call: (path, options) => call(baseUrl + path, timeoutMs, options),
    download: (url, headers = {}) => download(url, headers, new URL(baseUrl).origin, timeoutMs),
  };
}

async function call(url: string, timeoutMs: number, options: CallOptions = {}) {
  try {
    const answer = await fetch(url, {
      method: options.method ?? "GET",
      headers: options.headers,
      body: options.body,
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: answer.status, headers: answer.headers, body: parsed(await limitedText(answer)) };
  } catch (error) {
    throw callError(error);
  }
}

async function limitedText(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MAX_ANSWER_BYTES) throw new PlatformCallError("unknown", "too_large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Resolves a name and refuses it when any of its addresses lies inside: checked in the connection itself, so that a name cannot change its answer in between. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  dnsLookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, "", 0);
    const first = addresses[0];
    if (!first || addresses.some(({ address }) => isInsideAddress(address))) {
      return callback(Object.assign(new Error("address inside the network"), { code: "EBLOCKED" }), "", 0);
    }
    if (options.all) return (callback as (e: null, a: LookupAddress[]) => void)(null, addresses);
    callback(null, first.address, first.family);
  });
};

async function download(
  url: string,
  headers: Record<string, string>,
  trustedOrigin: string,
  timeoutMs: number,
) {
  let target = safeTarget(url, trustedOrigin);
  let sent = headers;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const answer = await open(target, sent, target.origin === trustedOrigin, timeoutMs);
    const status = answer.statusCode ?? 0;
    const location = answer.headers.location;
    if (status < 300 || status >= 400 || !location) {
      return {
        status,
        headers: new Headers(flatHeaders(answer.headers)),
        body: Readable.toWeb(answer) as ReadableStream<Uint8Array>,
      };
    }
    answer.resume();
    const next = safeTarget(new URL(location, target).href, trustedOrigin);
    if (next.origin !== target.origin) sent = withoutAuthorization(sent);
    target = next;
  }
  throw new PlatformCallError("unsent", "blocked_address");
}

function safeTarget(url: string, trustedOrigin: string): URL {
  if (!URL.canParse(url)) throw new PlatformCallError("unsent", "blocked_address");
  const target = new URL(url);
  if (target.origin === trustedOrigin && /^https?:$/.test(target.protocol)) return target;
  if (target.protocol !== "https:" || isInsideAddress(target.hostname)) {
    throw new PlatformCallError("unsent", "blocked_address");
  }
  return target;
}

function open(target: URL, headers: Record<string, string>, trusted: boolean, timeoutMs: number) {
  return new Promise<http.IncomingMessage>((resolve, reject) => {
    const { request } = target.protocol === "https:" ? https : http;
    const outgoing = request(target, {
      headers: { "user-agent": "Hilo", ...headers },
      lookup: trusted ? undefined : publicLookup,
      timeout: timeoutMs,
    });
    outgoing.on("response", resolve);
    outgoing.on("timeout", () =>
      outgoing.destroy(Object.assign(new Error("timeout"), { name: "TimeoutError" })),
    );
    outgoing.on("error", (error) => {
      const blocked = (error as { code?: string }).code === "EBLOCKED";
      reject(blocked ? new PlatformCallError("unsent", "blocked_address") : callError(error));
    });
    outgoing.end();
  });
}

const withoutAuthorization = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== "authorization"));

const flatHeaders = (headers: http.IncomingHttpHeaders): [string, string][] =>
  Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value] as [string, string]],
  );
