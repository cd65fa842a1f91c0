/** One HTTP request out, with a deadline. */
import http from "node:http";
import https from "node:https";

export interface Outgoing {
  method: "GET" | "POST" | "DELETE";
  headers?: Record<string, string>;
  body?: string | Buffer;
  timeoutMs: number;
}

export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

/** Redirects are not followed. Rejects when there is no whole answer before the deadline. */
export function request(url: string, { method, headers, body, timeoutMs }: Outgoing): Promise<Answer> {
  const client = url.startsWith("https:") ? https : http;
  return new Promise((resolve, reject) => {
    const outgoing = client.request(url, {
      method,
      headers: { ...headers, ...(body ? { "content-length": String(Buffer.byteLength(body)) } : {}) },
      signal: AbortSignal.timeout(timeoutMs),
    });
    outgoing.on("error", reject);
    outgoing.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    outgoing.end(body);
  });
}
