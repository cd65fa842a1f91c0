/** `POST /control/messages`: a customer writes. */
import { customerActs } from "../customerActs";
import { json, readParameters, type Reply, type SimulatorRequest } from "../http";
import type { Inbound } from "../inbound";
import type { Account, MediaFile } from "../model";
import { sample } from "../samples";
import type { World } from "../world";
import { ControlError } from "./errors";
import { accountFor, customerFor } from "./lookup";
import { messageSchema, needsFile, type MessageInput } from "./schema";

interface Upload {
  bytes: Buffer;
  mimeType: string;
  fileName?: string;
}

/** JSON; or multipart with the same JSON in the field `message` and the file in `file`. */
export async function sendMessage(world: World, request: SimulatorRequest): Promise<Reply> {
  const { values, files } = await readParameters(request);
  const given = typeof values.message === "string" ? JSON.parse(values.message) : values;
  const input = messageSchema.parse(given);
  const account = accountFor(world, input.platform, input.accountId);
  const customer = customerFor(world, input.platform, input.customerId);
  const media = needsFile(input) ? await saveFile(world, account, input, files.file) : undefined;
  const { message, outcome } = customerActs(world, account, customer, inbound(input, media), {
    at: input.sentAt ? Date.parse(input.sentAt) : world.store.clock(),
    copies: input.duplicate ? 2 : 1,
  });
  const delivery = input.wait ? await outcome : undefined;
  return json({ message, ...(delivery === undefined ? {} : { delivery }) }, 201);
}

function saveFile(
  world: World,
  account: Account,
  { media }: MessageInput,
  uploaded: Upload | undefined,
): Promise<MediaFile> {
  if (uploaded) return world.media.save(account, uploaded);
  if (!media) throw new ControlError(422, "this kind needs a file");
  if ("sample" in media) return world.media.save(account, sample(media.sample));
  const { mimeType, fileName } = media;
  const bytes = Buffer.from(media.base64, "base64");
  return world.media.save(account, { bytes, mimeType, ...(fileName ? { fileName } : {}) });
}

/** Only what the phone does; not where, when and how often. */
function inbound(input: MessageInput, media: MediaFile | undefined): Inbound {
  const {
    kind,
    text,
    emoji,
    targetId,
    replyTo,
    payload,
    title,
    description,
    items,
    forwarded,
    location,
    contact,
  } = input;
  return withoutAbsent({
    kind,
    text,
    emoji,
    targetId,
    replyTo,
    payload,
    title,
    description,
    items,
    forwarded,
    location,
    contact,
    media,
  });
}

const withoutAbsent = <Given extends object>(given: Given): Given =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Given;
