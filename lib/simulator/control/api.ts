/**
 * The control API under `/control`: for the page of phones, the command line and tests. The platforms have nothing like
 * it; it asks for a key that only this installation can work out.
 */
import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { registerCallback } from "../callbacks";
import { newCustomer } from "../customers";
import { json, type Reply, type SimulatorRequest } from "../http";
import { isSampleName, sample } from "../samples";
import type { World } from "../world";
import { deliver } from "./deliver";
import { ControlError } from "./errors";
import { accountFor, customerFor } from "./lookup";
import { sendMessage } from "./messages";
import {
  callbackSchema,
  customerSchema,
  deliverSchema,
  faultRequestSchema,
  openSchema,
  settingsSchema,
} from "./schema";
import { stateView } from "./views";

/** Longest time that `/control/events` is kept waiting, in milliseconds. */
const longestPollMs = 25_000;

export async function control(world: World, key: string, request: SimulatorRequest): Promise<Reply> {
  try {
    if (!sameText(String(request.headers["x-simulator-key"] ?? ""), key)) {
      throw new ControlError(401, "wrong or missing x-simulator-key");
    }
    return await answer(world, request);
  } catch (error) {
    if (error instanceof ControlError) return json({ error: error.message }, error.status);
    if (error instanceof z.ZodError) return json({ error: problems(error) }, 422);
    if (error instanceof SyntaxError || error instanceof TypeError) {
      return json({ error: "the request body cannot be read" }, 400);
    }
    throw error;
  }
}

function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const problems = (error: z.ZodError) =>
  error.issues.map(({ path, message }) => [path.join("."), message].filter(Boolean).join(": ")).join("; ");

function answer(world: World, request: SimulatorRequest): Promise<Reply> | Reply {
  const [, resource = "", ...rest] = request.segments;
  switch (`${request.method} ${resource}`) {
    case "GET state":
      return json(stateView(world));
    case "GET threads":
      return readThread(world, rest);
    case "GET events":
      return readEvents(world, request.query);
    case "GET media":
      return readMedia(world, rest[0] ?? "");
    case "GET samples":
      return readSample(rest[0] ?? "");
    case "POST messages":
      return sendMessage(world, request);
    case "POST customers":
      return addCustomer(world, body(request, customerSchema));
    case "POST open":
      return openChat(world, body(request, openSchema));
    case "POST callback":
      return setCallbacks(world, body(request, callbackSchema));
    case "POST deliver": {
      const order = body(request, deliverSchema);
      return json(deliver(world, accountFor(world, order.platform, order.accountId), order));
    }
    case "POST settings":
      return changeSettings(world, body(request, settingsSchema));
    case "GET faults":
      return json({ faults: world.faults.list() });
    case "POST faults":
      return json(changedFaults(world, world.faults.add(body(request, faultRequestSchema))), 201);
    case "DELETE faults":
      world.faults.clear(rest[0]);
      return json(changedFaults(world, {}));
    default:
      throw new ControlError(404, "no such control");
  }
}

function body<Schema extends z.ZodType>(request: SimulatorRequest, schema: Schema): z.infer<Schema> {
  return schema.parse(JSON.parse(request.body.toString("utf8") || "{}"));
}

function changedFaults<Answer>(world: World, reply: Answer): Answer {
  world.store.events.emit({ type: "faults" });
  return reply;
}

function readThread(world: World, [platform, accountId, customerId]: string[]): Reply {
  const account = world.accounts.find(
    (known) => known.platform === platform && known.accountId === accountId,
  );
  if (!account) throw new ControlError(404, "no such account");
  const customer = customerFor(world, account.platform, customerId ?? "");
  const {
    blocked = false,
    lastInboundAt = 0,
    messages = [],
  } = world.store.findThread(account, customer.id) ?? {};
  return json({ customer, blocked, lastInboundAt, messages, seq: world.store.events.position() });
}

async function readEvents(world: World, query: URLSearchParams): Promise<Reply> {
  const since = Number(query.get("since") ?? world.store.events.position());
  const waitMs = Math.min(Number(query.get("wait") ?? longestPollMs), longestPollMs);
  if (!Number.isFinite(since) || !Number.isFinite(waitMs))
    throw new ControlError(400, "since and wait are numbers");
  return json(await world.store.events.since(since, waitMs));
}

async function readMedia(world: World, id: string): Promise<Reply> {
  const media = world.media.find(id);
  if (!media) throw new ControlError(404, "no such file");
  return { status: 200, body: await world.media.read(media), headers: { "content-type": media.mimeType } };
}

function readSample(name: string): Reply {
  if (!isSampleName(name)) throw new ControlError(404, "no such sample");
  const { bytes, mimeType } = sample(name);
  return { status: 200, body: bytes, headers: { "content-type": mimeType } };
}

function addCustomer(world: World, given: z.infer<typeof customerSchema>): Reply {
  const taken = (id: string) => world.store.findCustomer(given.platform, id) !== undefined;
  const { platform, name, phone, username } = given;
  const customer = newCustomer(
    { platform, name, ...(phone ? { phone } : {}), ...(username ? { username } : {}) },
    taken,
  );
  if (taken(customer.id)) throw new ControlError(409, "there is a phone with this number already");
  world.store.addCustomer(customer);
  return json({ customer }, 201);
}

function openChat(world: World, given: z.infer<typeof openSchema>): Reply {
  const account = accountFor(world, given.platform, given.accountId);
  const customer = customerFor(world, given.platform, given.customerId);
  world.receipts.open(account, world.store.thread(account, customer.id), given.open);
  return json({ open: given.open });
}

async function setCallbacks(world: World, given: z.infer<typeof callbackSchema>): Promise<Reply> {
  const { platform, accountId, url, handshake } = given;
  const meant = world.accounts.filter(
    (account) =>
      account.platform === platform && (accountId === undefined || account.accountId === accountId),
  );
  if (meant.length === 0) throw new ControlError(404, "no such account");
  for (const account of meant) {
    const refusal = url === null ? null : await registerCallback(world, account, url, handshake);
    if (refusal !== null) throw new ControlError(422, `the callback was not verified: ${refusal}`);
    if (url === null) world.courier.setCallback(account, null);
  }
  return json({ accounts: meant.map((account) => account.accountId) });
}

function changeSettings(world: World, given: z.infer<typeof settingsSchema>): Reply {
  const { settings } = world;
  if (given.autoRead !== undefined) settings.autoRead = given.autoRead;
  Object.assign(settings.delays, given.delays);
  world.store.events.emit({ type: "settings" });
  return json(settings);
}
