/** The service: Node's own server in front of Next, so that webhook deliveries need not pass through it. */
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import next from "next";
import { config } from "@/lib/config";
import { report } from "@/lib/log";
import { handleWebhook } from "@/lib/pipeline/intake";
import { endStreams } from "@/lib/realtime/stream";
import { listen } from "./port";

export interface Serving {
  /** Takes no more requests and lets those under way finish. */
  close(): Promise<void>;
}

/** Starts listening when everything behind it is ready. */
export async function serve({ dev }: { dev: boolean }): Promise<Serving> {
  const { host, port, trustProxy } = config();
  const server = http.createServer();
  const app = next({ dev, dir: process.cwd(), hostname: host, port, httpServer: server });
  await app.prepare();
  const handle = app.getRequestHandler();
  const upgrade = app.getUpgradeHandler();
  const open = new OpenRequests();

  server.on("request", (request, response) => {
    if (!trustProxy) removeForwarded(request);
    open.add(response);
    answer(request, response, handle).catch((error: unknown) => fail(response, error));
  });
  if (dev) server.on("upgrade", (...call) => void upgrade(...call));
  await listen(server, { host, port });
  return {
    close: async () => {
      server.close();
      await open.drain(server);
      server.closeAllConnections();
      await Promise.race([app.close(), sleep(500)]);
    },
  };
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

async function answer(request: IncomingMessage, response: ServerResponse, handle: Handler): Promise<void> {
  if (!(await handleWebhook(request, response))) await handle(request, response);
}

function fail(response: ServerResponse, error: unknown): void {
  report(error, "request");
  if (!response.headersSent) response.writeHead(500);
  response.end();
}

/** Only a proxy that the operator trusts may say who the client is; from anybody else it would be a claim. */
function removeForwarded(request: IncomingMessage): void {
  for (const name of Object.keys(request.headers)) {
    if (name === "forwarded" || name === "x-real-ip" || name.startsWith("x-forwarded-"))
      delete request.headers[name];
  }
}

/** How long a request under way may take to finish once the service stops. */
const patience = 5000;

/** The requests that are being answered. */
class OpenRequests {
  private readonly responses = new Set<ServerResponse>();
  private closing = false;

  add(response: ServerResponse): void {
    if (this.closing) response.setHeader("connection", "close");
    this.responses.add(response);
    response.once("close", () => this.responses.delete(response));
  }

  /** Waits until all are answered. A stream of events has no end of its own: its browser connects again. */
  async drain(server: http.Server): Promise<void> {
    this.closing = true;
    for (let waited = 0; this.responses.size > 0 && waited < patience; waited += 25) {
      server.closeIdleConnections();
      endStreams();
      await sleep(25);
    }
  }
}
