/** The Bot API: `/bot<TOKEN>/<method>` and `/file/bot<TOKEN>/<path>`. */
import { underFault, type Fault, type Operation } from "../faults";
import { readParameters, type Parameters, type Reply, type SimulatorRequest } from "../http";
import type { MediaFile, TelegramAccount } from "../model";
import type { World } from "../world";
import { BotError, badRequest, blockedByUser, botErrorReply, ok } from "./errors";
import { fileId, filePath, mediaIdOf, mediaIdOfPath } from "./files";
import { answerCallback, chatOf, react, sendChatAction, sendContent, sendText } from "./send";
import { botUser, chat } from "./updates";
import { deleteWebhook, setWebhook, webhookInfo } from "./webhook";

const largestDownload = 20 * 1024 * 1024;

export const isBotPath = (segment: string | undefined): boolean => segment?.startsWith("bot") ?? false;

export async function botCall(world: World, request: SimulatorRequest): Promise<Reply> {
  try {
    const account = accountOf(world, request.segments[0]);
    const method = (request.segments[1] ?? "").toLowerCase();
    const parameters = await readParameters(request);
    const customerId = String(parameters.values.chat_id ?? "") || undefined;
    const call = { account, operation: operationOf(method), ...(customerId ? { customerId } : {}) };
    const fault = world.faults.take(call);
    if (fault) world.store.events.emit({ type: "faults" });
    return await underFault(world.timers, fault, () => perform(world, account, method, parameters), refuse);
  } catch (error) {
    if (error instanceof BotError) return botErrorReply(error);
    if (error instanceof SyntaxError || error instanceof TypeError) {
      return botErrorReply(badRequest("can't parse request body"));
    }
    throw error;
  }
}

/** @throws BotError 404 for what is no token of the right form, 401 for one that is not known. */
function accountOf(world: World, segment = ""): TelegramAccount {
  const token = segment.slice("bot".length);
  if (!/^\d+:[\w-]+$/.test(token)) throw new BotError(404, "Not Found");
  const account = world.accounts.find(
    (known) => known.platform === "telegram" && known.secrets.botToken === token,
  );
  if (account?.platform !== "telegram") throw new BotError(401, "Unauthorized");
  return account;
}

function operationOf(method: string): Operation {
  if (method === "sendchataction" || method === "answercallbackquery" || method === "setmessagereaction") {
    return "action";
  }
  if (method.startsWith("send")) return "send";
  return method === "getfile" ? "media" : "manage";
}

async function refuse(fault: Fault): Promise<Reply> {
  switch (fault.kind) {
    case "blocked":
      throw blockedByUser();
    case "rate_limited":
      throw new BotError(429, `Too Many Requests: retry after ${fault.retryAfter}`, {
        retry_after: fault.retryAfter,
      });
    case "expired_token":
      throw new BotError(401, "Unauthorized");
    case "server_error":
      throw new BotError(500, "Internal Server Error");
    default:
      throw badRequest("wrong file_id or the file is temporarily unavailable");
  }
}

const uploads: Record<string, string> = {
  sendphoto: "photo",
  sendvideo: "video",
  sendaudio: "audio",
  sendvoice: "voice",
  senddocument: "document",
  sendsticker: "sticker",
};

async function perform(
  world: World,
  account: TelegramAccount,
  method: string,
  parameters: Parameters,
): Promise<Reply> {
  const { values } = parameters;
  const field = uploads[method];
  if (field) return sendContent(world, account, field, parameters);
  switch (method) {
    case "getme":
      return ok({ ...botUser(account), can_join_groups: true, can_read_all_group_messages: false });
    case "setwebhook":
      return setWebhook(world, account, values);
    case "deletewebhook":
      return deleteWebhook(world, account, values);
    case "getwebhookinfo":
      return ok(webhookInfo(world, account));
    case "sendmessage":
      return sendText(world, account, values);
    case "sendchataction":
      return sendChatAction(world, account, values);
    case "setmessagereaction":
      return react(world, account, values);
    case "answercallbackquery":
      return answerCallback(world, account, values);
    case "getchat":
      return ok(chat(chatOf(world, account, values).customer));
    case "getfile":
      return ok(describeFile(fileOf(world, account, mediaIdOf(String(values.file_id ?? "")))));
    default:
      throw new BotError(404, "Not Found: method not found");
  }
}

function fileOf(world: World, account: TelegramAccount, id: string | null): MediaFile {
  const media = id === null ? undefined : world.media.find(id);
  if (media?.accountId !== account.accountId) throw badRequest("invalid file_id");
  return media;
}

function describeFile(media: MediaFile): Record<string, unknown> {
  if (media.size > largestDownload) throw badRequest("file is too big");
  return {
    file_id: fileId(media),
    file_unique_id: media.id,
    file_size: media.size,
    file_path: filePath(media),
  };
}

/** The bytes, without their type: a bot has to remember that from the message. */
export async function fileDownload(world: World, request: SimulatorRequest): Promise<Reply> {
  try {
    const [, bot, ...path] = request.segments;
    const account = accountOf(world, bot);
    const media = fileOf(world, account, mediaIdOfPath(`/${path.join("/")}`));
    const fault = world.faults.take({ account, operation: "media" });
    const read = async () => ({ status: 200, body: await world.media.read(media) });
    return await underFault(world.timers, fault, read, refuse);
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    return botErrorReply(error.code === 400 ? new BotError(404, "Not Found") : error);
  }
}
