/** A simulator on a free port, and a business's webhook that checks what comes as Hilo's would, by its own means. */
import { createHmac } from "node:crypto";
import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { controlKey, demoAccounts } from "@/lib/simulator/accounts";
import type { Account, MessengerAccount, TelegramAccount, WhatsAppAccount } from "@/lib/simulator/model";
import { startSimulator, type RunningSimulator, type SimulatorOptions } from "@/lib/simulator/server";

export const authSecret = "an installation's own secret";
export const accounts = demoAccounts(authSecret);
export const [whatsApp, otherNumber, messenger, telegram] = accounts as [
  WhatsAppAccount,
  WhatsAppAccount,
  MessengerAccount,
  TelegramAccount,
];

export interface Received {
  raw: string;
  headers: http.IncomingHttpHeaders;
  /** Does the signature or the secret fit the raw bytes? */
  genuine: boolean;
}

/** The webhook of a business. */
export class Receiver {
  readonly received: Received[] = [];
  /** Statuses of the next answers; afterwards 200. */
  statuses: number[] = [];
  /** The answer to a challenge that came with the right token. */
  challenged: (challenge: string) => { status: number; body: string } = (body) => ({ status: 200, body });
  /** The status for one delivery, where that depends on what it brings. */
  statusFor: (raw: string) => number = () => this.statuses.shift() ?? 200;
  private server: http.Server | undefined;
  url = "";

  async start(): Promise<this> {
    this.server = http.createServer((request, response) => void this.answer(request, response));
    await new Promise<void>((resolve) => this.server?.listen(0, "127.0.0.1", resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
    return this;
  }

  private async answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const asked = new URL(request.url ?? "/", "http://receiver").searchParams;
    if (request.method === "GET") {
      const known = [whatsApp.secrets.verifyToken, messenger.secrets.verifyToken];
      const right = known.includes(asked.get("hub.verify_token") ?? "");
      const { status, body } = this.challenged(asked.get("hub.challenge") ?? "");
      response.writeHead(right ? status : 403).end(right ? body : "");
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks);
    this.received.push({
      raw: raw.toString("utf8"),
      headers: request.headers,
      genuine: isGenuine(raw, request.headers),
    });
    response.writeHead(this.statusFor(raw.toString("utf8"))).end();
  }

  /** Resolves when so many deliveries have come that fit. */
  async until(count: number, fits: (delivery: Received) => boolean = () => true): Promise<Received[]> {
    return eventually(
      () => {
        const found = this.received.filter(fits);
        return found.length >= count ? found : undefined;
      },
      () => `${count} deliveries; there are: ${this.received.map(({ raw }) => raw).join("\n")}`,
    );
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }
}

function isGenuine(raw: Buffer, headers: http.IncomingHttpHeaders): boolean {
  const secret = headers["x-telegram-bot-api-secret-token"];
  if (secret !== undefined) return secret === telegram.secrets.secretToken;
  const app = raw.includes('"object":"page"') ? messenger.secrets.appSecret : whatsApp.secrets.appSecret;
  return headers["x-hub-signature-256"] === `sha256=${createHmac("sha256", app).update(raw).digest("hex")}`;
}

export async function eventually<Found>(look: () => Found | undefined, what: () => string): Promise<Found> {
  for (let tries = 0; tries < 300; tries++) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`waited in vain for ${what()}`);
}

export interface Rig {
  url: string;
  dataDir: string;
  receiver: Receiver;
  /** `/control…` with the key. */
  control(method: string, route: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  /** A customer writes; answers the message's id. */
  write(message: Record<string, unknown>): Promise<string>;
  /** An API call with the account's own token. */
  call(
    account: Account,
    route: string,
    init?: RequestInit,
  ): Promise<{ status: number; body: unknown; headers: Headers }>;
  thread(account: Account, customerId: string): Promise<{ messages: ThreadBubble[]; blocked: boolean }>;
  stop(): Promise<void>;
}

export interface ThreadBubble {
  id: string;
  from: string;
  kind: string;
  text?: string;
  tick: string;
  reactions: { by: string; emoji: string }[];
  media?: { id: string };
}

export interface RigOptions {
  options?: Partial<SimulatorOptions>;
  dataDir?: string;
  receiver?: Receiver;
  /** Do the accounts have their callback from the beginning? */
  connected?: boolean;
}

const instant = { autoRead: true, delays: { sent: 0, delivered: 0, read: 0 } };

export async function startRig({ options, connected = true, ...given }: RigOptions = {}): Promise<Rig> {
  const dataDir = given.dataDir ?? fs.mkdtempSync(path.join(os.tmpdir(), "hilo-simulator-"));
  const receiver = given.receiver ?? (await new Receiver().start());
  const simulator = await startSimulator({
    port: 0,
    dataDir,
    accounts,
    controlKey: controlKey(authSecret),
    settings: instant,
    courier: { retryBaseMs: 20 },
    ...options,
  });
  const rig = rigOf(simulator, dataDir, receiver);
  if (connected) {
    for (const platform of ["whatsapp", "messenger", "telegram"]) {
      await rig.control("POST", "/callback", { platform, url: receiver.url });
    }
  }
  return rig;
}

function rigOf(simulator: RunningSimulator, dataDir: string, receiver: Receiver): Rig {
  const { url } = simulator;
  const control: Rig["control"] = async (method, route, body) => {
    const headers = { "x-simulator-key": controlKey(authSecret), "content-type": "application/json" };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${url}/control${route}`, { method, headers, ...sent });
    return { status: response.status, body: await response.json() };
  };
  return {
    url,
    dataDir,
    receiver,
    control,
    write: async (message) => {
      const answer = await control("POST", "/messages", { wait: true, ...message });
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
      return (answer.body as { message: { id: string } | null }).message?.id ?? "";
    },
    call: (account, route, init) => call(url, account, route, init),
    thread: async ({ platform, accountId }, customerId) =>
      (await control("GET", `/threads/${platform}/${accountId}/${customerId}`)).body as Awaited<
        ReturnType<Rig["thread"]>
      >,
    stop: async () => {
      await simulator.stop();
      await receiver.stop();
    },
  };
}

async function call(url: string, account: Account, route: string, init: RequestInit = {}) {
  const telegramBase = account.platform === "telegram" ? `/bot${account.secrets.botToken}` : "/v25.0";
  const token =
    account.platform === "whatsapp"
      ? account.secrets.accessToken
      : account.platform === "messenger"
        ? account.secrets.pageAccessToken
        : undefined;
  const headers = new Headers(init.headers);
  if (token && !headers.has("authorization")) headers.set("authorization", `Bearer ${token}`);
  if (typeof init.body === "string") headers.set("content-type", "application/json");
  const response = await fetch(url + telegramBase + route, { ...init, headers });
  return { status: response.status, headers: response.headers, body: (await response.json()) as unknown };
}

export const post = (body: unknown): RequestInit => ({ method: "POST", body: JSON.stringify(body) });
