import type { ConnectionCheck, ConnectionReport, PersonRef, PlatformError } from "@/lib/platforms/contract";
import type { PlatformIo } from "@/lib/platforms/io";
import { graphCall } from "@/lib/platforms/meta/graph";
import { ask } from "@/lib/platforms/meta/outcome";
import { id, text } from "@/lib/platforms/read";
import { classifyError, isPermission, ownErrors } from "./errors";
import type { MessengerSecrets } from "./secrets";

/** The webhook fields of a Page that the adapter reads. */
const subscribedFields = [
  "messages",
  "messaging_postbacks",
  "messaging_optins",
  "messaging_referrals",
  "message_deliveries",
  "message_reads",
  "message_reactions",
  "message_edits",
  "message_echoes",
  "messaging_handovers",
  "standby",
] as const;

/**
 * Asks for the Page with its token and subscribes the app to its events. The callback URL itself is set once per app, in
 * Meta's dashboard: a Page's token cannot do it. Never throws for what the platform answers or does not answer.
 */
export async function connect(secrets: MessengerSecrets, io: PlatformIo): Promise<ConnectionReport> {
  const { pageId, pageAccessToken: token } = secrets;
  const page = await ask(graphCall(io, `/${pageId}?fields=id,name`, token), classifyError);
  if (!page.ok) return { checks: [{ name: checkOf(page.error), ok: false, problem: page.error }] };
  const same = id(page.body.id) === pageId;
  return {
    accountName: text(page.body.name),
    checks: [
      { name: "credentials", ok: true },
      { name: "account", ok: same, ...(!same && { problem: ownErrors.wrongPage }) },
      ...(await subscribe(secrets, io)),
    ],
  };
}

/** Which check a refused question for the Page answers: 100 is Graph's word for an object that is not there. */
function checkOf({ code }: PlatformError): ConnectionCheck["name"] {
  if (code === "100" || code === "http_404") return "account";
  return isPermission(code) ? "permissions" : "credentials";
}

async function subscribe(
  { pageId, pageAccessToken }: MessengerSecrets,
  io: PlatformIo,
): Promise<ConnectionCheck[]> {
  const path = `/${pageId}/subscribed_apps?subscribed_fields=${subscribedFields.join(",")}`;
  const answer = await ask(graphCall(io, path, pageAccessToken, { method: "POST" }), classifyError);
  // Documented as the text "true", answered as a boolean.
  const done = answer.ok && String(answer.body.success) === "true";
  if (done)
    return [
      { name: "webhook", ok: true },
      { name: "permissions", ok: true },
    ];
  const problem = answer.ok ? ownErrors.notSubscribed : answer.error;
  const webhook: ConnectionCheck = { name: "webhook", ok: false, problem };
  return isPermission(problem.code) ? [webhook, { name: "permissions", ok: false, problem }] : [webhook];
}

/** The person's name. Null where the app may not ask, or where the account has no profile. */
export async function profile(
  address: string,
  secrets: MessengerSecrets,
  io: PlatformIo,
): Promise<Partial<PersonRef> | null> {
  const path = `/${encodeURIComponent(address)}?fields=first_name,last_name,name,profile_pic`;
  const answer = await ask(graphCall(io, path, secrets.pageAccessToken), classifyError);
  if (!answer.ok) return null;
  const parts = [text(answer.body.first_name), text(answer.body.last_name)].filter(Boolean).join(" ");
  const name = text(answer.body.name) ?? (parts || undefined);
  return name === undefined ? null : { name };
}
