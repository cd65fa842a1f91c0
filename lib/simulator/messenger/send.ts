/** The Send API of Messenger: messages with text or one file, and the page's gestures (typing, seen, reactions). */
import { json, readParameters, type Parameters, type Reply, type SimulatorRequest } from "../http";
import { graphCall, outsideWindow } from "../meta/calls";
import { GraphError, badParameter } from "../meta/errors";
import {
  isJson,
  objectIn,
  textIn,
  type Customer,
  type Json,
  type MediaFile,
  type MessengerAccount,
  type Thread,
  type ThreadMessage,
} from "../model";
import { markCustomerRead } from "../received";
import { findMessage, setReaction } from "../store";
import type { World } from "../world";
import { echoEvent, newMid } from "./updates";

const hour = 60 * 60 * 1000;
const textLength = 2000;
const metadataLength = 1000;
const maxBytes = 25 * 1024 * 1024;

/** In a multipart call every object is JSON in a text field. */
function objectParameter(values: Json, name: string): Json {
  const value = values[name];
  return objectIn(typeof value === "string" ? JSON.parse(value) : value);
}

export async function sendCall(
  world: World,
  account: MessengerAccount,
  request: SimulatorRequest,
): Promise<Reply> {
  const parameters = await readParameters(request);
  const { values } = parameters;
  const id = textIn(objectParameter(values, "recipient").id) ?? "";
  const customer = world.store.findCustomer("messenger", id);
  const thread = customer && world.store.findThread(account, customer.id);
  if (!customer || !thread) throw new GraphError(400, 100, "No matching user found", { subcode: 2018001 });
  const gesture = textIn(values.sender_action);
  const call = { account, operation: gesture ? "action" : "send", customerId: customer.id } as const;
  return graphCall(world, call, async () =>
    gesture
      ? act(world, thread, gesture, objectParameter(values, "payload"))
      : send(world, account, customer, thread, parameters),
  );
}

async function send(
  world: World,
  account: MessengerAccount,
  customer: Customer,
  thread: Thread,
  parameters: Parameters,
): Promise<Reply> {
  const { values } = parameters;
  const given = objectParameter(values, "message");
  checkWindow(values, world.store.clock() - thread.lastInboundAt);
  if (thread.blocked) throw new GraphError(400, 551, "This person isn't available right now.");
  const { attachmentId, ...content } = await readContent(world, account, given, parameters);
  const quoted = textIn(objectParameter(values, "reply_to").mid);
  if (quoted && !findMessage(thread, quoted))
    throw badParameter("reply_to.mid is not a message of this chat.");
  const metadata = textIn(given.metadata);
  if (metadata && metadata.length > metadataLength) throw badParameter("message.metadata is too long.");
  const message: ThreadMessage = {
    id: newMid(),
    from: "business",
    ...content,
    ...(quoted ? { replyTo: quoted } : {}),
    ...(metadata ? { reference: metadata } : {}),
    reactions: [],
    sentAt: world.store.clock(),
    tick: "accepted",
  };
  world.store.addMessage(thread, message);
  const url = message.media && world.url + world.media.address("messenger", message.media.id);
  const echo = echoEvent(account, customer, message, url);
  void world.courier.send(account, { lane: customer.id, updates: [echo] });
  void world.receipts.follow(account, thread, message);
  const answer = { recipient_id: customer.id, message_id: message.id };
  return json(attachmentId ? { ...answer, attachment_id: attachmentId } : answer);
}

/** A day for free answers, a week for those that a person writes; the other tags ended in April 2026. */
function checkWindow(values: Json, sinceLast: number): void {
  const tag = textIn(values.tag);
  const tagged = values.messaging_type === "MESSAGE_TAG";
  if (tagged && tag !== "HUMAN_AGENT")
    throw badParameter(`The message tag ${tag ?? ""} is no longer supported.`);
  if (sinceLast > (tagged ? 7 * 24 * hour : 24 * hour)) throw outsideWindow();
}

type Content = Pick<ThreadMessage, "kind" | "text" | "media" | "buttons"> & { attachmentId?: string };

async function readContent(
  world: World,
  account: MessengerAccount,
  message: Json,
  parameters: Parameters,
): Promise<Content> {
  const text = textIn(message.text);
  const attachment = isJson(message.attachment) ? message.attachment : undefined;
  if (text && attachment) throw badParameter("A message has a text or an attachment, not both.");
  if (!attachment) return textContent(text, message);
  const payload = objectIn(attachment.payload);
  if (attachment.type === "template") return { kind: "interactive", text: textIn(payload.text) ?? "" };
  const kind = attachmentKind(attachment.type);
  const url = textIn(payload.url);
  if (url) return { kind, text: url };
  const id = textIn(payload.attachment_id);
  const media = id ? world.media.find(id) : await saveUpload(world, account, parameters);
  if (!media || media.accountId !== account.accountId) {
    throw new GraphError(400, 100, "Invalid attachment id", { subcode: 2018074 });
  }
  const { mimeType, fileName, size } = media;
  const shown = { id: media.id, mimeType, size, ...(fileName ? { fileName } : {}) };
  return { kind, media: shown, attachmentId: media.id };
}

function textContent(text: string | undefined, message: Json): Content {
  if (!text) throw badParameter("The message has neither text nor attachment.");
  if (text.length > textLength) {
    throw badParameter(`Length of param message[text] must be less than or equal to ${textLength}`);
  }
  const replies: unknown[] = Array.isArray(message.quick_replies) ? message.quick_replies : [];
  const buttons = replies
    .map(objectIn)
    .map(({ payload, title }) => ({ id: textIn(payload) ?? "", title: textIn(title) ?? "" }));
  return { kind: "text", text, ...(buttons.length > 0 ? { buttons } : {}) };
}

function attachmentKind(type: unknown): string {
  if (type === "file") return "document";
  if (type === "image" || type === "video" || type === "audio") return type;
  throw badParameter("Param message[attachment][type] must be one of image, audio, video, file, template.");
}

async function saveUpload(
  world: World,
  account: MessengerAccount,
  { files }: Parameters,
): Promise<MediaFile> {
  const file = files.filedata;
  if (!file || file.bytes.length === 0)
    throw badParameter("The attachment has no file, URL or attachment id.");
  if (file.bytes.length > maxBytes) {
    throw new GraphError(400, 100, "Attachment size exceeds allowable limit", { subcode: 2018109 });
  }
  return world.media.save(account, file);
}

/** `POST /{page}/message_attachments`: a file to be sent later, or several times. */
export async function uploadAttachment(
  world: World,
  account: MessengerAccount,
  request: SimulatorRequest,
): Promise<Reply> {
  const parameters = await readParameters(request);
  return graphCall(world, { account, operation: "upload" }, async () => {
    attachmentKind(objectIn(objectParameter(parameters.values, "message").attachment).type);
    return json({ attachment_id: (await saveUpload(world, account, parameters)).id });
  });
}

function act(world: World, thread: Thread, gesture: string, payload: Json): Reply {
  const { platform, accountId, customerId } = thread;
  if (gesture === "mark_seen") markCustomerRead(world.store, thread);
  else if (gesture === "typing_on")
    world.store.events.emit({ type: "typing", platform, accountId, customerId });
  else if (gesture === "react" || gesture === "unreact") react(world, thread, gesture, payload);
  else if (gesture !== "typing_off") throw badParameter(`Unknown sender_action ${gesture}.`);
  return json({ recipient_id: customerId });
}

function react(world: World, thread: Thread, gesture: "react" | "unreact", payload: Json): void {
  const target = findMessage(thread, textIn(payload.message_id) ?? "");
  if (!target) throw badParameter("payload.message_id is not a message of this chat.");
  setReaction(target, "business", gesture === "react" ? (textIn(payload.reaction) ?? "❤") : undefined);
  world.store.messageChanged(thread, target.id);
}
