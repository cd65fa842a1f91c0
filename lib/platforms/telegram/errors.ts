/**
 * What a refusal of the Bot API means for the message and for people.
 *
 * The code is Telegram's `error_code` as text ("403", "429"). Only 400 covers too much to help anybody, so where its
 * description says what is wrong, the code is a word of ours. Every code has its sentence in `telegramErrors.json`.
 */
import type { PlatformError } from "@/lib/platforms/contract";
import type { Refusal } from "./call";

type Verdict = Omit<PlatformError, "detail">;

const badRequests: readonly (readonly [RegExp, Verdict])[] = [
  [/chat not found|user not found|PEER_ID_INVALID/i, { code: "chat_not_found", class: "never" }],
  [
    /message to (be replied|reply) not found|REPLY_MESSAGE_ID_INVALID/i,
    { code: "reply_not_found", class: "user" },
  ],
  [/too long/i, { code: "too_long", class: "user" }],
  [/is empty|must be non-empty/i, { code: "empty", class: "user" }],
  [/too big|too large/i, { code: "file_too_big", class: "user" }],
  [/(VOICE|VIDEO)_MESSAGES_FORBIDDEN/i, { code: "voice_forbidden", class: "user" }],
  [
    /PHOTO_INVALID|IMAGE_PROCESS_FAILED|wrong (type|file)|wrong remote file|can't use file/i,
    { code: "file_refused", class: "user" },
  ],
  [/BUSINESS_PEER/i, { code: "business_window", class: "user" }],
  [/business.?connection/i, { code: "business_disconnected", class: "never" }],
  [/not enough rights|have no rights|CHAT_WRITE_FORBIDDEN/i, { code: "no_rights", class: "never" }],
  [/bad webhook/i, { code: "webhook_refused", class: "admin" }],
];

/** The other codes, one by one. A token that was revoked is 401, one that never was is 404; 5xx is told by its size. */
const byCode = new Map<number, Verdict>([
  [400, { code: "400", class: "never" }],
  [401, { code: "401", class: "admin", stopsConfiguration: true }],
  [403, { code: "403", class: "never", unreachable: true }],
  [404, { code: "404", class: "admin", stopsConfiguration: true }],
  [409, { code: "409", class: "admin" }],
  [413, { code: "413", class: "user" }],
  [429, { code: "429", class: "retry" }],
]);

export function classify(refusal: Refusal): PlatformError {
  return { ...verdictOf(refusal), detail: detailOf(refusal.description) };
}

function verdictOf({ code, description }: Refusal): Verdict {
  const precise = code === 400 ? badRequests.find(([pattern]) => pattern.test(description)) : undefined;
  if (precise) return precise[1];
  return byCode.get(code) ?? { code: String(code), class: code >= 500 ? "retry" : "never" };
}

/** Telegram's words, without anything that could be a token, a number or an id. */
function detailOf(description: string): string | undefined {
  const words = description.replace(/\d{5,}(:[\w-]+)?/g, "…").slice(0, 200);
  return words === "" ? undefined : words;
}

/** Found by us rather than by Telegram: the webhook that it has is not the one just registered. */
export const webhookElsewhere = {
  code: "webhook_elsewhere",
  class: "admin",
} as const satisfies PlatformError;

/**
 * Every code that has its own sentence in the `telegramErrors` texts.
 * @public read by the contract suite, which finds each platform's by its folder
 */
export const explainedCodes: readonly string[] = [
  ...badRequests.map(([, verdict]) => verdict.code),
  ...[...byCode.values()].map((verdict) => verdict.code),
  webhookElsewhere.code,
];
