import type { MessageContent } from "@/lib/platforms/contract";
import { jsonText, record, text, type JsonRecord } from "@/lib/platforms/read";
import type { Said } from "./content";

type Interactive = NonNullable<MessageContent["interactive"]>;

/** Answers to interactive messages: buttons, lists, forms, permissions to call, and kinds that came later. */
export function interactiveContent(body: JsonRecord): Said | undefined {
  const type = text(body.type);
  if (type === undefined) return undefined;
  const interactive = read(type, record(body[type]));
  return { kind: "interactive", text: interactive.title, attachments: [], content: { interactive } };
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
