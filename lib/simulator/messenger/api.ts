/** A Facebook page in the Graph API, and the people who wrote to it. */
import { splitName } from "../customers";
import { json, readParameters, type Reply, type SimulatorRequest } from "../http";
import { graphCall } from "../meta/calls";
import { noSuchObject } from "../meta/errors";
import { pickFields } from "../meta/token";
import { textIn, type MessengerAccount } from "../model";
import type { World } from "../world";
import { sendCall, uploadAttachment } from "./send";

/** `/{page}` and its edges. */
export function pageCall(
  world: World,
  account: MessengerAccount,
  edge: string,
  request: SimulatorRequest,
): Promise<Reply> {
  const post = request.method === "POST";
  if (edge === "messages" && post) return sendCall(world, account, request);
  if (edge === "message_attachments" && post) return uploadAttachment(world, account, request);
  return graphCall(world, { account, operation: "manage" }, async () => {
    if (edge === "" && !post) {
      return json(pickFields(request, { id: account.accountId, name: account.name, category: "Home decor" }));
    }
    if (edge === "subscribed_apps") return subscribedApps(world, account, request);
    if (edge === "messenger_profile" && post) return json({ result: "success" });
    throw noSuchObject(`${account.accountId}/${edge}`);
  });
}

/** The page's side of the subscription. Where the webhooks go is set in the app's dashboard, here by the control API. */
async function subscribedApps(
  world: World,
  account: MessengerAccount,
  request: SimulatorRequest,
): Promise<Reply> {
  const callback = world.store.state.callbacks[account.accountId];
  if (request.method === "DELETE") {
    world.courier.setCallback(account, null);
    return json({ success: true });
  }
  if (request.method === "POST") {
    const { values } = await readParameters(request);
    const fields = textIn(values.subscribed_fields)?.split(",") ?? [];
    if (callback) world.courier.setCallback(account, { ...callback, fields });
    return json({ success: true });
  }
  const app = { id: "509550000000500", name: "Hilo", subscribed_fields: callback?.fields ?? [] };
  return json({ data: callback ? [app] : [] });
}

/** `/{PSID}`: only of people who wrote. */
export function personProfile(
  world: World,
  account: MessengerAccount,
  personId: string,
  request: SimulatorRequest,
): Promise<Reply> {
  return graphCall(world, { account, operation: "manage", customerId: personId }, async () => {
    const customer = world.store.findCustomer("messenger", personId);
    if (!customer) throw noSuchObject(personId);
    const { first, last } = splitName(customer.name);
    const profile = { id: customer.id, name: customer.name, first_name: first, last_name: last };
    return json(pickFields(request, { ...profile, locale: customer.language }));
  });
}
