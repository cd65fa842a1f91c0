import crypto from "node:crypto";
import { z } from "zod";
import { notFound } from "@/lib/errors";
import { locales } from "@/lib/i18n/locale";
import { defineRoute } from "@/lib/route";

/** The names and groups of the emoji, out of the installed package: the picker asks no other server. */
const files: Record<string, () => Promise<{ default: unknown }>> = {
  "es/data.json": () => import("emojibase-data/es/data.json"),
  "es/messages.json": () => import("emojibase-data/es/messages.json"),
  "en/data.json": () => import("emojibase-data/en/data.json"),
  "en/messages.json": () => import("emojibase-data/en/messages.json"),
};

const served = new Map<string, { body: string; etag: string }>();

async function load(name: string) {
  const known = served.get(name);
  if (known) return known;
  const read = files[name];
  if (!read) throw notFound();
  const body = JSON.stringify((await read()).default);
  const etag = `"${crypto.createHash("sha256").update(body).digest("base64url").slice(0, 20)}"`;
  served.set(name, { body, etag });
  return { body, etag };
}

export const GET = defineRoute({
  input: z.object({ locale: z.enum(locales), file: z.enum(["data.json", "messages.json"]) }),
  async run({ input: { locale, file }, request }) {
    const { body, etag } = await load(`${locale}/${file}`);
    const headers = { "content-type": "application/json", "cache-control": "private, max-age=86400", etag };
    if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
    return new Response(body, { headers });
  },
});
