/** A Graph API of a few lines, on loopback: it answers what a test tells it to, and keeps what it was asked. */
import http from "node:http";
import type { AddressInfo } from "node:net";
import type { PlatformIo } from "@/lib/platforms/io";
import { createIo } from "@/lib/platforms/http";

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  /** An object is sent as JSON, a text as it is. */
  body?: object | string;
  /** "hang" never answers, "reset" cuts the connection. */
  fail?: "hang" | "reset";
}

export interface Asked {
  method: string;
  url: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}

export interface GraphServer {
  io: PlatformIo;
  /** The same, for answers that never come. */
  impatient: PlatformIo;
  asked: Asked[];
  /** The next answers, in order; the last one stays. */
  answer(...answers: Answer[]): void;
  close(): Promise<void>;
}

export async function startGraph(): Promise<GraphServer> {
  let answers: Answer[] = [{}];
  const asked: Asked[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      asked.push({ method, url, headers, body: Buffer.concat(chunks).toString("utf8") });
      const {
        status = 200,
        body = {},
        headers: more = {},
        fail,
      } = (answers.length > 1 ? answers.shift() : answers[0]) ?? {};
      if (fail === "reset") return void request.socket.destroy();
      if (fail === "hang") return;
      response.writeHead(status, more);
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    io: createIo({ baseUrl, graphVersion: "v25.0", timeoutMs: 30_000 }),
    impatient: createIo({ baseUrl, graphVersion: "v25.0", timeoutMs: 200 }),
    asked,
    answer: (...next) => {
      answers = next;
      asked.length = 0;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

export const graphError = (code: number, more: object = {}) => ({
  error: { message: "(#1) refused", type: "OAuthException", code, fbtrace_id: "AbCdEf123", ...more },
});
