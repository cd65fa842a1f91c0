/** The thread's reads and its files, on a real database and a real disk. */
import { Readable } from "node:stream";
import sharp from "sharp";
import { execute } from "@/lib/command";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { listEdits, listMessages, readWindow } from "@/lib/inbox/messages";
import { retryMedia } from "@/lib/media/commands";
import { previewOf } from "@/lib/media/preview";
import { pruneUploads } from "@/lib/media/prune";
import { serveMedia, servePreview } from "@/lib/media/serve";
import { receiveUpload } from "@/lib/media/upload";
import { readFile, writeFile } from "@/lib/storage/local";
import { seedBase } from "@/prisma/seed/base";
import { aConversation, connectAccount, hoursAgo } from "../support/inbox";
import { testDatabase } from "../support/database";
import { person } from "../support/people";
import { query } from "../support/pipeline";

testDatabase(async () => {
  await seedBase();
  await connectAccount("whatsapp");
});

const explain = (_platform: string, code: string) => code;
const textsOf = ({ items }: { items: { text: string | null }[] }) => items.map(({ text }) => text).join("");

/** Ten messages a minute apart, "0" the oldest; answers their ids. */
async function tenMessages(conversationId: string): Promise<string[]> {
  const { configurationId } = await db().conversation.findUniqueOrThrow({ where: { id: conversationId } });
  const ids = Array.from({ length: 10 }, () => newId());
  await db().message.createMany({
    data: ids.map((id, index) => ({
      id,
      conversationId,
      configurationId,
      direction: "inbound",
      kind: "text",
      status: "received",
      text: String(index),
      externalId: id,
      sentAt: minute(index),
    })),
  });
  return ids;
}
const minute = (index: number): Date => new Date(Date.UTC(2026, 2, 10, 12, index));

describe("reading in the middle", () => {
  it("opens around a message and goes on in both directions without a gap", async () => {
    const agent = await person("agent");
    const id = await aConversation({});
    const ids = await tenMessages(id);
    const around = await readWindow(agent, id, { around: ids[5] ?? "" }, 4, explain);
    expect(textsOf(around)).toBe("7654");
    const newer = await readWindow(agent, id, { after: around.newerCursor ?? "" }, 4, explain);
    expect([textsOf(newer), newer.newerCursor]).toEqual(["98", null]);
    const older = await listMessages(
      agent,
      id,
      { limit: 4, ...(around.olderCursor && { cursor: around.olderCursor }) },
      explain,
    );
    expect([textsOf(older), older.nextCursor]).toEqual(["3210", null]);
    const back = await listMessages(
      agent,
      id,
      { limit: 3, ...(newer.olderCursor && { cursor: newer.olderCursor }) },
      explain,
    );
    expect(textsOf(back)).toBe("765");
  });

  it("opens at a moment, also before the first and after the last message", async () => {
    const agent = await person("agent");
    const id = await aConversation({});
    await tenMessages(id);
    const at = (date: Date) => readWindow(agent, id, { at: date }, 4, explain);
    expect(textsOf(await at(minute(3)))).toBe("4321");
    expect(await at(minute(-60))).toMatchObject({ olderCursor: null, items: [{ text: "1" }, { text: "0" }] });
    expect(await at(minute(60))).toMatchObject({ newerCursor: null, items: [{ text: "9" }, { text: "8" }] });
  });

  it("is closed to whoever may not read it, and to messages of another conversation", async () => {
    const [agent, other] = [await person("agent"), await person("agent")];
    const id = await aConversation({ assigneeId: other.id });
    const [first = ""] = await tenMessages(id);
    await expect(readWindow(agent, id, { around: first }, 4, explain)).rejects.toThrow("not_found");
    await expect(listEdits(agent, first)).rejects.toThrow("not_found");
    const own = await aConversation({ assigneeId: agent.id });
    await expect(readWindow(agent, own, { around: first }, 4, explain)).rejects.toThrow("not_found");
  });

  it("keeps what an edited message said before", async () => {
    const agent = await person("agent");
    const id = await aConversation({});
    const [messageId = ""] = await tenMessages(id);
    const edit = { id: newId(), messageId, text: "antes", editedAt: minute(20) };
    await db().messageEdit.create({ data: edit });
    await db().message.update({ where: { id: messageId }, data: { editedAt: edit.editedAt } });
    expect(await listEdits(agent, messageId)).toEqual([{ text: "antes", until: minute(20).toISOString() }]);
    const { items } = await listMessages(agent, id, { limit: 10 }, explain);
    expect(items.at(-1)?.edits).toBe(1);
    await db().message.update({ where: { id: messageId }, data: { deletedAt: minute(21) } });
    expect(await listEdits(agent, messageId)).toEqual([]);
  });
});

/** A multipart request whose body comes in pieces and says no length. */
function uploadOf(bytes: Uint8Array, name: string, type: string, declared?: number): Request {
  const boundary = "limite";
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`;
  const parts = [Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)];
  return new Request("http://localhost/api/media", {
    method: "POST",
    headers: {
      "content-type": `multipart/form-data; boundary=${boundary}`,
      ...(declared && { "content-length": String(declared) }),
    },
    body: Readable.toWeb(Readable.from(parts)),
    duplex: "half",
  } as unknown as RequestInit);
}

const photo = () =>
  sharp({ create: { width: 1600, height: 900, channels: 3, background: "#087f8c" } })
    .withExif({ IFD3: { GPSLatitude: "19/1 25/1 0/1", GPSLatitudeRef: "N" } })
    .jpeg()
    .toBuffer();

describe("files", () => {
  it("are streamed in, with a small picture that does not say where it was taken", async () => {
    const agent = await person("agent");
    const bytes = await photo();
    expect((await sharp(bytes).metadata()).exif).toBeDefined();
    const { id } = await receiveUpload(agent, uploadOf(bytes, "../foto ñ.jpg", "image/jpeg"), false);
    const [row] = await query("select file_name, size, width, height from attachments where id = $1", [id]);
    expect(row).toEqual({ file_name: "foto ñ.jpg", size: bytes.byteLength, width: 1600, height: 900 });
    expect(Buffer.from(await (await serveMedia(agent, id, null, false)).arrayBuffer()).equals(bytes)).toBe(
      true,
    );

    const preview = await servePreview(agent, id);
    expect(preview.headers.get("cache-control")).toMatch(/^private/);
    const small = await sharp(Buffer.from(await preview.arrayBuffer())).metadata();
    expect(small).toMatchObject({ format: "webp", width: 640, height: 360 });
    expect(small.exif).toBeUndefined();
    await expect(servePreview(await person("agent"), id)).rejects.toThrow("not_found");
  });

  it("that are too large, empty or no form are refused in words", async () => {
    const agent = await person("agent");
    const large = new Uint8Array(100 * 1024 * 1024 + 1);
    await expect(receiveUpload(agent, uploadOf(large, "a.bin", "application/pdf"), false)).rejects.toThrow(
      "too_large",
    );
    const none = new Uint8Array(0);
    await expect(receiveUpload(agent, uploadOf(none, "a", "text/plain"), false)).rejects.toThrow("invalid");
    const plain = new Request("http://localhost/api/media", { method: "POST", body: "hola" });
    await expect(receiveUpload(agent, plain, false)).rejects.toThrow("unreadable");
  });

  it("have no preview when they claim too many pixels or are broken, and are kept all the same", async () => {
    const agent = await person("agent");
    const flood = await sharp({
      create: { width: 9000, height: 9000, channels: 3, background: "#fff" },
    })
      .png()
      .toBuffer();
    const { key, size } = await writeFile(new Blob([new Uint8Array(flood)]).stream(), 10_000_000);
    const started = performance.now();
    expect(await previewOf(key, "image/png", size)).toBeNull();
    expect(performance.now() - started).toBeLessThan(500);
    const broken = (await photo()).subarray(0, 2000);
    const { id } = await receiveUpload(agent, uploadOf(broken, "a.jpg", "image/jpeg"), false);
    expect((await serveMedia(agent, id, null, false)).status).toBe(200);
    await expect(servePreview(agent, id)).rejects.toThrow("not_found");
  });

  it("nobody sent are gone after a day; those of a saved reply stay", async () => {
    const agent = await person("agent");
    const upload = () => receiveUpload(agent, uploadOf(Buffer.from("hola"), "a.txt", "text/plain"), false);
    const [old, kept, fresh] = [await upload(), await upload(), await upload()];
    const template = await db().template.create({
      data: { id: newId(), title: "Guía", category: "general", body: "Hola", ownerId: agent.id },
    });
    await query("update attachments set created_at = $2 where id = any($1::uuid[])", [
      [old.id, kept.id],
      hoursAgo(25),
    ]);
    await query("update attachments set template_id = $2 where id = $1", [kept.id, template.id]);
    const [gone] = await query<{ key: string }>("select storage_key as key from attachments where id = $1", [
      old.id,
    ]);
    await pruneUploads();
    const left = await query<{ id: string }>("select id from attachments where id = any($1::uuid[])", [
      [old.id, kept.id, fresh.id],
    ]);
    expect(left.map(({ id }) => id).sort()).toEqual([kept.id, fresh.id].sort());
    await expect(readFile(gone?.key ?? "")).rejects.toThrow("ENOENT");
  });

  it("that were lost are asked for again, only by whoever may write there", async () => {
    const [agent, other] = [await person("agent"), await person("agent")];
    const conversationId = await aConversation({ assigneeId: agent.id });
    const [messageId = ""] = await tenMessages(conversationId);
    const id = newId();
    await db().attachment.create({
      data: { id, messageId, kind: "image", status: "failed", ref: "media-1", errorCode: "gone" },
    });
    await expect(execute(retryMedia, other, { attachmentId: id })).rejects.toThrow("not_found");
    await execute(retryMedia, agent, { attachmentId: id });
    const [row] = await query("select status, error_code from attachments where id = $1", [id]);
    expect(row).toEqual({ status: "pending", error_code: null });
    const jobs = await query("select 1 from graphile_worker.jobs where key = $1", [`media:${id}`]);
    expect(jobs).toHaveLength(1);
    await expect(execute(retryMedia, agent, { attachmentId: id })).rejects.toThrow("conflict");
  });
});
