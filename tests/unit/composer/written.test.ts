import { messagesOf, roomFor } from "@/components/inbox/written";
import type { ComposerFile } from "@/components/inbox/useFiles";
import { manifestOf } from "@/lib/platforms/manifest";

const file = (name: string, over: Partial<ComposerFile> = {}): ComposerFile => ({
  id: name,
  file: { name, type: "image/png", size: 10 },
  blob: null,
  kind: "image",
  previewUrl: `blob:${name}`,
  caption: "",
  percent: 100,
  mediaId: `media-${name}`,
  problem: null,
  ...over,
});
const quoted = { id: "q1", kind: "text" as const, text: "¿precio?", direction: "inbound" as const };
const composed = { conversationId: "c1", text: "Aquí están", files: [], quoted: null, templateId: null };

test("each file is a message with its own caption; text, quote and saved reply belong to the first", () => {
  const files = [file("a"), file("b", { caption: " la azul " }), file("c")];
  const messages = messagesOf({ ...composed, files, quoted, templateId: "t1" });
  expect(messages.map(({ message }) => message)).toEqual([
    { text: "Aquí están", replyToId: "q1", templateId: "t1", attachments: [{ mediaId: "media-a" }] },
    { text: "la azul", attachments: [{ mediaId: "media-b" }] },
    { attachments: [{ mediaId: "media-c" }] },
  ]);
  expect(messages.map((written) => written.quoted)).toEqual([quoted, null, null]);
});

test("a file that could not be uploaded goes along itself", () => {
  const blob = new File(["x"], "a.png", { type: "image/png" });
  const [message] = messagesOf({
    ...composed,
    text: "",
    files: [file("a.png", { blob, mediaId: null, problem: { what: "offline" } })],
  });
  expect(message).toMatchObject({ message: {}, file: { name: "a.png", kind: "image", blob } });
  expect(message?.message.attachments).toBeUndefined();
});

test("a caption has less room than a message, except where it becomes one", () => {
  expect(roomFor(manifestOf("whatsapp"), undefined)).toBe(4096);
  expect(roomFor(manifestOf("whatsapp"), "image")).toBe(1024);
  expect(roomFor(manifestOf("messenger"), "image")).toBe(2000);
});
