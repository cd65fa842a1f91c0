/** How each platform's API answers a call that sends, for tests against a server of ours. */
import type { PlatformManifest } from "@/lib/platforms/contract";

export interface ApiAnswer {
  status: number;
  body: unknown;
}

type Situation = "sent" | "rateLimited" | "badToken" | "broken";

const graph = (code: number, message: string) => ({ error: { message, type: "OAuthException", code } });
const bot = (error_code: number, description: string) => ({ ok: false, error_code, description });

export const apiAnswers: Record<PlatformManifest["api"], Record<Situation, ApiAnswer>> = {
  graph: {
    // WhatsApp answers with `messages`, Messenger with `message_id`: each finds its own.
    sent: {
      status: 200,
      body: { messages: [{ id: "wamid.sent" }], message_id: "m_sent", recipient_id: "1" },
    },
    rateLimited: { status: 429, body: graph(4, "Application request limit reached") },
    badToken: { status: 401, body: graph(190, "Error validating access token") },
    broken: { status: 500, body: graph(1, "An unknown error occurred") },
  },
  bot: {
    sent: {
      status: 200,
      body: {
        ok: true,
        result: { message_id: 900, date: 1795001000, chat: { id: 5550101, type: "private" }, text: "Hola" },
      },
    },
    rateLimited: {
      status: 429,
      body: { ...bot(429, "Too Many Requests: retry after 3"), parameters: { retry_after: 3 } },
    },
    badToken: { status: 401, body: bot(401, "Unauthorized") },
    broken: { status: 500, body: bot(500, "Internal Server Error") },
  },
};
