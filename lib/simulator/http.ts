/** What the halves of the simulator see of HTTP: a request with its bytes, and a reply. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { isJson, type Json } from "./model";

/** More than the largest document that WhatsApp takes. */
const maxBodyBytes = 110 * 1024 * 1024;

export interface SimulatorRequest {
  method: string;
  /** Parts of the path, decoded. */
  segments: string[];
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** The address under which the caller reached the simulator: links in answers start with it. */
  origin: string;
}

export interface Reply {
  status: number;
  /** Bytes go out as they are, everything else as JSON. */
  body: unknown;
  headers?: Record<string, string>;
  /** Instead of answering: never answer, or break the connection. */
  connection?: "hang" | "reset";
}

export const json = (body: unknown, status = 200): Reply => ({ status, body });
export const hang: Reply = { status: 0, body: null, connection: "hang" };
export const reset: Reply = { status: 0, body: null, connection: "reset" };

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;
/** Is the request addressed to this machine by its loopback name? Keeps web pages from reaching it by a name of theirs. */
export const isLoopback = (host: string | undefined): host is string => loopback.test(host ?? "");

/** The request with its body; null when that is larger than anything the platforms take. */
export async function readRequest(request: IncomingMessage): Promise<SimulatorRequest | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBodyBytes) return null;
    chunks.push(chunk);
  }
  const origin = `http://${request.headers.host ?? "127.0.0.1"}`;
  const url = new URL(request.url ?? "/", origin);
  return {
    method: request.method ?? "GET",
    segments: url.pathname.split("/").filter(Boolean).map(decode),
    query: url.searchParams,
    headers: request.headers,
    body: Buffer.concat(chunks),
    origin,
  };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

export function writeReply(response: ServerResponse, reply: Reply): void {
  if (reply.connection === "hang") return;
  if (reply.connection === "reset") {
    response.socket?.destroy();
    return;
  }
  const bytes = Buffer.isBuffer(reply.body);
  const body = bytes ? reply.body : JSON.stringify(reply.body);
  const type = bytes ? "application/octet-stream" : "application/json; charset=utf-8";
  response.writeHead(reply.status, { "content-type": type, ...reply.headers });
  response.end(body);
}

export interface UploadedFile {
  bytes: Buffer;
  mimeType: string;
  fileName: string;
}

/** Parameters however they came: query, JSON, form or multipart. In forms every value is text. */
export interface Parameters {
  values: Json;
  files: Record<string, UploadedFile>;
}

/** @throws SyntaxError or TypeError when the body is not what its content type says. */
export async function readParameters(request: SimulatorRequest): Promise<Parameters> {
  const values: Json = Object.fromEntries(request.query);
  const type = request.headers["content-type"] ?? "";
  if (request.body.length === 0) return { values, files: {} };
  if (!/multipart\/form-data|x-www-form-urlencoded/i.test(type)) {
    const body: unknown = JSON.parse(request.body.toString("utf8"));
    if (!isJson(body)) throw new SyntaxError("not a JSON object");
    return { values: { ...values, ...body }, files: {} };
  }
  const form = await new Response(new Uint8Array(request.body), {
    headers: { "content-type": type },
  }).formData();
  const files: Record<string, UploadedFile> = {};
  for (const [name, value] of form) {
    if (typeof value === "string") values[name] = value;
    else files[name] = await readUpload(value);
  }
  return { values, files };
}

async function readUpload(file: File): Promise<UploadedFile> {
  const bytes = Buffer.from(await file.arrayBuffer());
  return { bytes, mimeType: file.type || "application/octet-stream", fileName: file.name };
}
