/**
 * A Graph API and a Bot API on this machine, with phones on their other side: what the demonstration and the tests talk
 * to in place of Meta and Telegram. Whoever calls it needs its address and nothing else.
 */
import http from "node:http";
import path from "node:path";
import { control } from "./control/api";
import { Courier, type CourierOptions } from "./courier";
import { Faults } from "./faults";
import { isLoopback, json, readRequest, writeReply, type Reply, type SimulatorRequest } from "./http";
import { MediaStore } from "./media";
import { cdnFile } from "./messenger/cdn";
import { graph, isVersion } from "./meta/graph";
import type { Account, Settings } from "./model";
import { Receipts } from "./receipts";
import { forgetRunning, noteRunning } from "./running";
import { Store, type KnownThread } from "./store";
import { botCall, fileDownload, isBotPath } from "./telegram/api";
import { Timers } from "./timers";
import { downloadMedia } from "./whatsapp/media";
import type { World } from "./world";

export interface SimulatorOptions {
  /** On the loopback interface; 0 for any free one. */
  port: number;
  /** The installation's data directory: threads and files lie in its folder `simulator`. */
  dataDir: string;
  accounts: Account[];
  /** What callers of `/control` have to show. */
  controlKey: string;
  /** Conversations that were there before: an answer to them reaches a phone too. */
  known?: readonly KnownThread[];
  clock?: () => Date;
  settings?: Partial<Settings>;
  courier?: Partial<CourierOptions>;
}

export interface RunningSimulator {
  /** `http://127.0.0.1:PORT` */
  url: string;
  /** Ends open connections, and resolves when everything is on disk. */
  stop(): Promise<void>;
}

const usualSettings: Settings = { autoRead: true, delays: { sent: 150, delivered: 400, read: 1500 } };
const usualCourier: CourierOptions = { retryBaseMs: 2000, maxAttempts: 30, attemptTimeoutMs: 10_000 };

export async function startSimulator(options: SimulatorOptions): Promise<RunningSimulator> {
  const timers = new Timers();
  const folder = path.join(options.dataDir, "simulator");
  const store = new Store(folder, () => (options.clock?.() ?? new Date()).getTime());
  for (const known of options.known ?? []) store.adopt(known);
  const settings = {
    ...usualSettings,
    ...options.settings,
    delays: { ...usualSettings.delays, ...options.settings?.delays },
  };
  const courierOptions = { ...usualCourier, ...options.courier };
  const courier = new Courier(options.accounts, store, timers, courierOptions);
  const world: World = {
    accounts: options.accounts,
    store,
    media: new MediaStore(store, options.controlKey),
    courier,
    faults: new Faults(),
    receipts: new Receipts(store, courier, timers, settings),
    settings,
    timers,
    url: "",
    callbackTimeoutMs: courierOptions.attemptTimeoutMs,
  };
  const server = http.createServer((request, response) => {
    void respond(world, options.controlKey, request).then((reply) => writeReply(response, reply));
  });
  const port = await listen(server, options.port);
  world.url = `http://127.0.0.1:${port}`;
  await noteRunning(options.dataDir, world.url);
  courier.resume();
  for (const account of options.accounts) world.receipts.resume(account);
  // A second stop must not write an old state over that of a simulator started since.
  let stopped: Promise<void> | undefined;
  return { url: world.url, stop: () => (stopped ??= stop(world, server, options.dataDir)) };
}

/** @throws the error of the system when the port is taken. */
function listen(server: http.Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

async function stop(world: World, server: http.Server, dataDir: string): Promise<void> {
  world.timers.stop();
  world.store.events.wake();
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
  await forgetRunning(dataDir);
  await world.store.flush();
}

/** Never rejects: what goes wrong unexpectedly is a 500, as it would be at the platform. */
async function respond(world: World, key: string, incoming: http.IncomingMessage): Promise<Reply> {
  try {
    if (!isLoopback(incoming.headers.host)) return json({ error: "only by a loopback address" }, 421);
    const request = await readRequest(incoming);
    return request ? await route(world, key, request) : json({ error: "request entity too large" }, 413);
  } catch (error) {
    return json({ error: error instanceof Error ? error.message : "unexpected error" }, 500);
  }
}

function route(world: World, key: string, request: SimulatorRequest): Promise<Reply> {
  const [first, second] = request.segments;
  if (first === "control") return control(world, key, request);
  if (isVersion(first)) return graph(world, request);
  if (first === "whatsapp_business") return downloadMedia(world, request);
  if (first === "cdn") return cdnFile(world, request);
  if (first === "file" && isBotPath(second)) return fileDownload(world, request);
  if (isBotPath(first)) return botCall(world, request);
  return Promise.resolve(json({ error: "not found" }, 404));
}
