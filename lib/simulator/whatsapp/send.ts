/** `POST /{number}/messages`: messages, reactions, and the mark that something was read. */
import { json, readParameters, type Reply, type SimulatorRequest } from "../http";
import { graphCall, windowClosed } from "../meta/calls";
import { badParameter, badValue, missing } from "../meta/errors";
import {
  objectIn,
  textIn,
  type Customer,
  type Json,
  type Thread,
  type ThreadMessage,
  type WhatsAppAccount,
} from "../model";
import type { Failure } from "../receipts";
import { markCustomerRead } from "../received";
import { findMessage, setReaction } from "../store";
import type { World } from "../world";
import { readContent, type Content } from "./content";
import { newWamid, statusValue } from "./updates";

const windowMs = 24 * 60 * 60 * 1000;
const undeliverable: Failure = { code: 131026, title: "Message undeliverable" };

export async function messagesCall(
  world: World,
  account: WhatsAppAccount,
  request: SimulatorRequest,
): Promise<Reply> {
  const { values: body } = await readParameters(request);
  if (body.messaging_product !== "whatsapp") {
    throw badParameter("The parameter messaging_product is required and must be 'whatsapp'.");
  }
  if (body.status !== undefined) {
    return graphCall(world, { account, operation: "action" }, async () => markRead(world, account, body));
  }
  const customer = recipient(world, account, body);
  const call = { account, operation: "send", customerId: customer.id } as const;
  return graphCall(world, call, async (failure) => send(world, account, customer, body, failure));
}

function send(
  world: World,
  account: WhatsAppAccount,
  customer: Customer,
  body: Json,
  failure: Failure | undefined,
): Reply {
  const known = world.store.findCustomer("whatsapp", customer.id) !== undefined;
  if (body.type === "reaction") return react(world, account, customer, body);
  const content = readContent(world, account, body);
  const thread = world.store.thread(account, customer.id);
  const open = thread.lastInboundAt + windowMs > world.store.clock();
  if (known && !open && content.kind !== "template") throw windowClosed();
  const message = compose(world, thread, content, body);
  if (known) {
    world.store.addMessage(thread, message);
    void world.receipts.follow(
      account,
      thread,
      message,
      failure ?? (thread.blocked ? undeliverable : undefined),
    );
  } else {
    void reportStranger(world, account, customer, message);
  }
  return accepted(customer, body, message);
}

/**
 * The addressee. `to` is read as the platform reads it: without a plus sign the country code of the business's own number
 * is put before it, unless it is there. Somebody unknown is returned all the same: the platform accepts and fails later.
 */
function recipient(world: World, account: WhatsAppAccount, body: Json): Customer {
  const to = textIn(body.to);
  const bsuid = textIn(body.recipient);
  if (!to && !bsuid) throw missing("to");
  if (!to && bsuid) {
    const found = world.store.customersOf("whatsapp").find((customer) => customer.bsuid === bsuid);
    return found ?? { platform: "whatsapp", id: bsuid, name: "", bsuid };
  }
  const given = (to ?? "").trim();
  const digits = given.replace(/\D/g, "");
  if (digits.length < 5) throw badValue("Parameter 'to' is not a phone number.");
  const countryCode = /^\+(\d{1,3})\s/.exec(account.address)?.[1] ?? "";
  const phone = given.startsWith("+") || digits.startsWith(countryCode) ? digits : countryCode + digits;
  const found = world.store.customersOf("whatsapp").find((customer) => customer.phone === phone);
  return found ?? { platform: "whatsapp", id: phone, name: "", phone, waId: phone };
}

function compose(world: World, thread: Thread, content: Content, body: Json): ThreadMessage {
  const quoted = textIn(objectIn(body.context).message_id);
  if (quoted && !findMessage(thread, quoted))
    throw badValue("context.message_id is not a message of this chat.");
  const reference = textIn(body.biz_opaque_callback_data);
  if (reference && reference.length > 512) throw badParameter("biz_opaque_callback_data is too long.");
  return {
    id: newWamid(),
    from: "business",
    ...content,
    reactions: [],
    ...(quoted ? { replyTo: quoted } : {}),
    ...(reference ? { reference } : {}),
    sentAt: world.store.clock(),
    tick: "accepted",
  };
}

function accepted(customer: Customer, body: Json, { id, kind }: Pick<ThreadMessage, "id" | "kind">): Reply {
  const contact = textIn(body.to)
    ? { input: body.to, wa_id: customer.waId }
    : { input: body.recipient, user_id: customer.bsuid };
  const status = kind === "template" ? { message_status: "accepted" } : {};
  return json({ messaging_product: "whatsapp", contacts: [contact], messages: [{ id, ...status }] });
}

/** A number that is not on WhatsApp: the call succeeds, and the failure comes as a status. */
async function reportStranger(
  world: World,
  account: WhatsAppAccount,
  customer: Customer,
  message: ThreadMessage,
): Promise<void> {
  await world.timers.sleep(world.settings.delays.delivered);
  const failed = { ...message, error: undeliverable };
  const update = statusValue(account, customer, failed, "failed", world.store.clock());
  await world.courier.send(account, { lane: customer.id, updates: [update] });
}

/** A reaction is no message: it changes one, and its only status is `sent`. */
function react(world: World, account: WhatsAppAccount, customer: Customer, body: Json): Reply {
  const reaction = objectIn(body.reaction);
  const thread = world.store.thread(account, customer.id);
  const target = findMessage(thread, textIn(reaction.message_id) ?? "");
  if (!target) throw badValue("reaction.message_id is not a message of this chat.");
  if (thread.lastInboundAt + windowMs <= world.store.clock()) throw windowClosed();
  setReaction(target, "business", textIn(reaction.emoji));
  world.store.messageChanged(thread, target.id);
  const sent: ThreadMessage = { ...target, id: newWamid(), kind: "reaction", reference: "" };
  const update = statusValue(account, customer, sent, "sent", world.store.clock());
  void world.courier.send(account, { lane: customer.id, updates: [update] });
  return accepted(customer, body, sent);
}

function markRead(world: World, account: WhatsAppAccount, body: Json): Reply {
  const id = textIn(body.message_id) ?? "";
  const thread = world.store.threadWith(account, id);
  if (body.status !== "read" || !thread) throw badValue("message_id is not a message from a customer.");
  markCustomerRead(world.store, thread, id);
  if (objectIn(body.typing_indicator).type === "text") {
    const { platform, accountId, customerId } = thread;
    world.store.events.emit({ type: "typing", platform, accountId, customerId });
  }
  return json({ success: true });
}
