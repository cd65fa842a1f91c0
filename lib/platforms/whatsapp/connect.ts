import type { ConnectionCheck, ConnectionReport, PlatformError } from "@/lib/platforms/contract";
import type { PlatformIo } from "@/lib/platforms/io";
import { graphCall } from "@/lib/platforms/meta/graph";
import { ask, type Answer } from "@/lib/platforms/meta/outcome";
import { id, text } from "@/lib/platforms/read";
import { classifyError } from "./errors";
import type { WhatsAppSecrets } from "./secrets";

const accountCodes = new Set(["33", "100", "http_404"]);

/**
 * Asks for the number, then subscribes to the business account's events with our own URL and verify token (Meta calls the
 * URL at once to check it). Nothing arrives from an account that is not subscribed.
 */
export async function connect(
  secrets: WhatsAppSecrets,
  callbackUrl: string,
  io: PlatformIo,
): Promise<ConnectionReport> {
  const fields = "id,display_phone_number,verified_name";
  const path = `/${secrets.phoneNumberId}?fields=${fields}`;
  const number = await ask(graphCall(io, path, secrets.accessToken), classifyError);
  if (!number.ok) return { checks: failedChecks(number.error) };
  const subscribed = await ask(subscribe(secrets, callbackUrl, io), classifyError);
  return {
    accountName: text(number.body.verified_name),
    address: text(number.body.display_phone_number),
    checks: [{ name: "credentials", ok: true }, accountCheck(number, secrets), ...webhookChecks(subscribed)],
  };
}

const subscribe = (secrets: WhatsAppSecrets, callbackUrl: string, io: PlatformIo) =>
  graphCall(io, `/${secrets.wabaId}/subscribed_apps`, secrets.accessToken, {
    body: { override_callback_uri: callbackUrl, verify_token: secrets.verifyToken },
  });

function failedChecks(problem: PlatformError): ConnectionCheck[] {
  if (accountCodes.has(problem.code)) {
    return [
      { name: "credentials", ok: true },
      { name: "account", ok: false, problem },
    ];
  }
  return [{ name: isPermission(problem.code) ? "permissions" : "credentials", ok: false, problem }];
}

function accountCheck(number: Answer & { ok: true }, secrets: WhatsAppSecrets): ConnectionCheck {
  const ok = id(number.body.id) === secrets.phoneNumberId;
  return { name: "account", ok, ...(ok ? {} : { problem: { code: "33", class: "admin" } }) };
}

function webhookChecks(subscribed: Answer): ConnectionCheck[] {
  if (subscribed.ok) {
    return [
      { name: "webhook", ok: true },
      { name: "permissions", ok: true },
    ];
  }
  const problem = subscribed.error;
  const permission = isPermission(problem.code);
  return [
    { name: "webhook", ok: false, problem },
    { name: "permissions", ok: !permission, ...(permission ? { problem } : {}) },
  ];
}

const isPermission = (code: string): boolean =>
  ["3", "10", "131005"].includes(code) || (Number(code) >= 200 && Number(code) <= 299);
