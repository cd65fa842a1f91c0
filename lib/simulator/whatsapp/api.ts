/** The objects of a WhatsApp business in the Graph API: its numbers, and the account that holds them. */
import { handshake } from "../callbacks";
import { json, readParameters, type Reply, type SimulatorRequest } from "../http";
import { graphCall } from "../meta/calls";
import { GraphError, badParameter, noSuchObject } from "../meta/errors";
import { pickFields } from "../meta/token";
import { objectIn, textIn, type WhatsAppAccount } from "../model";
import type { World } from "../world";
import { uploadMedia } from "./media";
import { messagesCall } from "./send";
import { templates } from "./templateData";

/** `/{number}` and its edges. */
export function numberCall(
  world: World,
  account: WhatsAppAccount,
  edge: string,
  request: SimulatorRequest,
): Promise<Reply> {
  const post = request.method === "POST";
  if (edge === "messages" && post) return messagesCall(world, account, request);
  if (edge === "media" && post) return uploadMedia(world, account, request);
  return graphCall(world, { account, operation: "manage" }, async () => {
    if (edge === "" && !post) return json(pickFields(request, describeNumber(account)));
    if (edge === "" && post) return configureNumber(world, account, request);
    throw noSuchObject(`${account.accountId}/${edge}`);
  });
}

function describeNumber(account: WhatsAppAccount): Record<string, unknown> {
  return {
    id: account.accountId,
    display_phone_number: account.address,
    verified_name: account.name,
    quality_rating: "GREEN",
    code_verification_status: "VERIFIED",
    name_status: "APPROVED",
    status: "CONNECTED",
    platform_type: "CLOUD_API",
    throughput: { level: "STANDARD" },
    whatsapp_business_manager_messaging_limit: "TIER_2K",
    is_official_business_account: false,
    account_mode: "LIVE",
  };
}

async function configureNumber(
  world: World,
  account: WhatsAppAccount,
  request: SimulatorRequest,
): Promise<Reply> {
  const { values } = await readParameters(request);
  const given = values.webhook_configuration;
  const configuration = objectIn(typeof given === "string" ? JSON.parse(given) : given);
  await overrideCallback(world, [account], configuration);
  return json({ success: true });
}

/** `/{business account}` and its edges; `accounts` are its numbers. */
export function businessCall(
  world: World,
  accounts: WhatsAppAccount[],
  edge: string,
  request: SimulatorRequest,
): Promise<Reply> {
  const [account] = accounts;
  if (!account) throw noSuchObject(edge);
  return graphCall(world, { account, operation: "manage" }, async () => {
    switch (edge) {
      case "":
        return json(pickFields(request, describeBusiness(account)));
      case "phone_numbers":
        return json({ data: accounts.map((number) => pickFields(request, describeNumber(number))) });
      case "message_templates":
        return json(listTemplates(request.query));
      case "subscribed_apps":
        return subscribedApps(world, accounts, request);
      default:
        throw noSuchObject(`${account.secrets.wabaId}/${edge}`);
    }
  });
}

const describeBusiness = (account: WhatsAppAccount) => ({
  id: account.secrets.wabaId,
  name: "Casa Jacaranda",
  currency: "MXN",
  timezone_id: "89",
  account_review_status: "APPROVED",
});

function listTemplates(query: URLSearchParams): Record<string, unknown> {
  const limit = Number(query.get("limit") ?? 25);
  const after = Number(query.get("after") ?? 0);
  const matching = templates.filter(
    ({ name, status }) =>
      (query.get("name") ?? name) === name && (query.get("status")?.toUpperCase() ?? status) === status,
  );
  const data = matching.slice(after, after + limit);
  const next = after + data.length;
  const paging = data.length > 0 ? { cursors: { before: String(after), after: String(next) } } : {};
  return { data, paging: next < matching.length ? { ...paging, next: `?after=${next}` } : paging };
}

/** `POST` subscribes; with an override address Meta asks there first. Without this call a business gets no webhooks. */
async function subscribedApps(
  world: World,
  accounts: WhatsAppAccount[],
  request: SimulatorRequest,
): Promise<Reply> {
  if (request.method === "DELETE") {
    for (const account of accounts) world.courier.setCallback(account, null);
    return json({ success: true });
  }
  if (request.method === "POST") {
    const { values } = await readParameters(request);
    if (values.override_callback_uri !== undefined) await overrideCallback(world, accounts, values);
    return json({ success: true });
  }
  const url = accounts.map(({ accountId }) => world.store.state.callbacks[accountId]?.url).find(Boolean);
  const app = { whatsapp_business_api_data: { id: "509550000000500", name: "Hilo", link: "" } };
  return json({ data: url ? [{ ...app, override_callback_uri: url }] : [] });
}

/** @throws GraphError 2200 when the address does not answer the challenge. */
async function overrideCallback(
  world: World,
  accounts: WhatsAppAccount[],
  given: Record<string, unknown>,
): Promise<void> {
  const url = textIn(given.override_callback_uri) ?? "";
  if (!URL.canParse(url) || url.length > 200) throw badParameter("override_callback_uri is not a valid URL.");
  const refusal = await handshake(url, textIn(given.verify_token) ?? "", world.callbackTimeoutMs);
  if (refusal !== null) throw new GraphError(400, 2200, `Callback verification failed: ${refusal}`);
  for (const account of accounts) world.courier.setCallback(account, { url });
}
