/** The Graph API: whose token it is, which object is meant, and the half that answers for it. */
import { json, type Reply, type SimulatorRequest } from "../http";
import { pageCall, personProfile } from "../messenger/api";
import type { MessengerAccount, MetaAccount, WhatsAppAccount } from "../model";
import { businessCall, numberCall } from "../whatsapp/api";
import { mediaCall } from "../whatsapp/media";
import type { World } from "../world";
import { accessToken } from "./token";
import { GraphError, badParameter, badToken, errorReply, noSuchObject } from "./errors";

export const isVersion = (segment: string | undefined): boolean => /^v\d+\.\d+$/.test(segment ?? "");

/** `/{version}/{object}/{edge}` */
export async function graph(world: World, request: SimulatorRequest): Promise<Reply> {
  try {
    return await answer(world, request);
  } catch (error) {
    if (error instanceof GraphError) return errorReply(error);
    if (error instanceof SyntaxError || error instanceof TypeError) {
      return errorReply(badParameter("The request body cannot be read."));
    }
    throw error;
  }
}

async function answer(world: World, request: SimulatorRequest): Promise<Reply> {
  const [, node = "", edge = ""] = request.segments;
  const token = accessToken(request);
  const callers = world.accounts.filter(isMeta).filter((account) => tokenOf(account) === token);
  if (callers.length === 0) throw badToken();
  const numbers = callers.filter((account) => account.platform === "whatsapp");
  const pages = callers.filter((account) => account.platform === "messenger");

  if (node === "debug_token") return json({ data: describeToken(world, request.query.get("input_token")) });
  const number = numbers.find((account) => account.accountId === node);
  if (number) return numberCall(world, number, edge, request);
  if (numbers.some((account) => account.secrets.wabaId === node)) {
    return businessCall(
      world,
      numbers.filter((account) => account.secrets.wabaId === node),
      edge,
      request,
    );
  }
  const page = node === "me" ? pages[0] : pages.find((account) => account.accountId === node);
  if (page) return pageCall(world, page, edge, request);
  return leaf(world, node, numbers, pages, request);
}

/** An object without edges: a file of a number, a person who wrote to a page. */
async function leaf(
  world: World,
  node: string,
  numbers: WhatsAppAccount[],
  pages: MessengerAccount[],
  request: SimulatorRequest,
): Promise<Reply> {
  const media = world.media.find(node);
  const owner = media && numbers.find((account) => account.accountId === media.accountId);
  if (media && owner) return mediaCall(world, owner, media, request);
  const page = pages.find((account) => world.store.findThread(account, node));
  if (page) return personProfile(world, page, node, request);
  throw noSuchObject(node);
}

const isMeta = (account: World["accounts"][number]): account is MetaAccount =>
  account.platform !== "telegram";

const tokenOf = (account: MetaAccount) =>
  account.platform === "whatsapp" ? account.secrets.accessToken : account.secrets.pageAccessToken;

function describeToken(world: World, token: string | null): Record<string, unknown> {
  const account = world.accounts.filter(isMeta).find((known) => tokenOf(known) === token);
  if (!account)
    return { is_valid: false, scopes: [], error: { code: 190, message: "Invalid OAuth access token." } };
  const scopes =
    account.platform === "whatsapp"
      ? ["whatsapp_business_management", "whatsapp_business_messaging"]
      : ["pages_show_list", "pages_messaging", "pages_manage_metadata"];
  return {
    app_id: "509550000000500",
    type: account.platform === "whatsapp" ? "SYSTEM_USER" : "PAGE",
    is_valid: true,
    expires_at: 0,
    data_access_expires_at: 0,
    scopes,
  };
}
