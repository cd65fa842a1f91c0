/** A platform's API on a port of this machine: a test says what it answers, and sees what it was asked. */
import http from "node:http";
import type { AddressInfo } from "node:net";
import { createIo } from "@/lib/platforms/http";
import type { PlatformIo } from "@/lib/platforms/io";
import type { ApiAnswer } from "./platformAnswers";

export interface Asked {
  method: string;
  path: string;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

/** `hang` takes the request and never answers. A body that is a text is sent as it is, anything else as JSON. */
export type Answering = (asked: Asked) => ApiAnswer | "hang";

export interface FakeApi {
  io: PlatformIo;
  asked: Asked[];
  answer(answering: Answering): void;
  close(): Promise<void>;
}

export async function startFakeApi(timeoutMs = 400): Promise<FakeApi> {
  const asked: Asked[] = [];
  let answering: Answering = () => "hang";
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = "", url: path = "", headers } = request;
    const call = { method, path, headers, body: Buffer.concat(chunks) };
    asked.push(call);
    const answer = answering(call);
    if (answer === "hang") return;
    const text = typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body);
    response.writeHead(answer.status, { "content-type": "application/json" }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    io: createIo({ baseUrl, graphVersion: "v25.0", timeoutMs }),
    asked,
    answer: (next) => {
      asked.length = 0;
      answering = next;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** A place where nothing listens: the port was ours a moment ago. */
export async function nowhere(): Promise<PlatformIo> {
  const api = await startFakeApi();
  await api.close();
  return api.io;
}
