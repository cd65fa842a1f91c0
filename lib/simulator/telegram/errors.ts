/** Answers as the Bot API gives them: `ok` with a result, or a code with a description. */
import { json, type Reply } from "../http";

export class BotError extends Error {
  constructor(
    readonly code: number,
    readonly description: string,
    readonly parameters?: { retry_after: number },
  ) {
    super(description);
    this.name = "BotError";
  }
}

export const ok = (result: unknown): Reply => json({ ok: true, result });

export function botErrorReply({ code, description, parameters }: BotError): Reply {
  return json({ ok: false, error_code: code, description, ...(parameters ? { parameters } : {}) }, code);
}

export const badRequest = (problem: string) => new BotError(400, `Bad Request: ${problem}`);
export const blockedByUser = () => new BotError(403, "Forbidden: bot was blocked by the user");
