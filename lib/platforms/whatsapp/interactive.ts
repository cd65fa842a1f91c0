import type { MessageContent } from "@/lib/platforms/contract";
import { jsonText, record, text, type JsonRecord } from "@/lib/platforms/read";

type Interactive = NonNullable<MessageContent["interactive"]>;

/** An answer to an interactive message: a button, a list, a form, a permission to call, or a kind that came later. */
export function readInteractive(body: JsonRecord): Interactive | undefined {
  const type = text(body.type);
  return type === undefined ? undefined : read(type, record(body[type]));
}

function read(type: string, reply: JsonRecord): Interactive {
  switch (type) {
    case "button_reply":
    case "list_reply":
      return { type, id: text(reply.id), title: text(reply.title), description: text(reply.description) };
    case "nfm_reply":
      return { type, title: text(reply.body), data: text(reply.response_json) };
    case "call_permission_reply":
      return { type, id: text(reply.response), data: jsonText(reply) };
    default:
      return {
        type,
        id: text(reply.id),
        title: text(reply.title) ?? text(reply.text),
        data: jsonText(reply),
      };
  }
}
