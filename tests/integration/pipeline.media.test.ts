/** Files, both ways and for real: phones of the simulator, webhooks over HTTP, storage on disk. */
import { randomUUID } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { execute } from "@/lib/command";
import { forgetConfigurations } from "@/lib/configurations/active";
import { insertConfiguration } from "@/lib/configurations/store";
import { transaction } from "@/lib/db/client";
import { sendMessage } from "@/lib/inbox/send";
import { receiveUpload } from "@/lib/media/upload";
import { serveMedia } from "@/lib/media/serve";
import { handleWebhook } from "@/lib/pipeline/intake";
import type { RunningService } from "@/lib/pipeline/service";
import { config } from "@/lib/config";
import { controlKey, demoAccounts } from "@/lib/simulator/accounts";
import { controlOf, type Control } from "@/lib/simulator/client";
import { startSimulator, type RunningSimulator } from "@/lib/simulator/server";
import { seedBase } from "@/prisma/seed/base";
import { testDatabase } from "../support/database";
import { person } from "../support/people";
import { eventually, query, startPipeline } from "../support/pipeline";

let service: RunningService;
let simulator: RunningSimulator;
let intake: http.Server;
let control: Control;

// Hooks run in the order they are written: the service stops before its database goes.
afterAll(async () => {
  await service.stop();
  await simulator.stop();
  intake.closeAllConnections();
  await new Promise((resolve) => intake.close(resolve));
});
testDatabase(seedBase);
beforeAll(async () => {
  const secret = config().authSecret ?? "";
  const accounts = demoAccounts(secret);
  simulator = await startSimulator({
    port: 0,
    dataDir: config().dataDir,
    accounts,
    controlKey: controlKey(secret),
    settings: { delays: { sent: 10, delivered: 20, read: 40 } },
  });
  for (const { platform, name, secrets } of accounts) {
    await transaction((tx) =>
      insertConfiguration(tx, {
        platform,
        name,
        active: true,
        secrets: { ...secrets },
        simulated: { baseUrl: simulator.url },
      }),
    );
  }
  forgetConfigurations();
  service = await startPipeline();
  intake = http
    .createServer((request, response) => void handleWebhook(request, response))
    .listen(0, "127.0.0.1");
  await new Promise((resolve) => intake.once("listening", resolve));
  const { port } = intake.address() as AddressInfo;
  control = controlOf(config().dataDir, secret);
  for (const platform of ["whatsapp", "messenger", "telegram"]) {
    const url = `http://127.0.0.1:${port}/api/webhooks/${platform}`;
    const answer = await control("/callback", { method: "POST", body: { platform, url, handshake: false } });
    expect(answer.status).toBe(200);
  }
});

interface File {
  id: string;
  kind: string;
  mimeType: string;
  size: number;
  conversationId: string;
}

/** A customer sends one of the simulator's samples; answers the file as it was stored. */
async function sampleFrom(platform: string, sample: string): Promise<File> {
  const kind = sample === "photo" ? "image" : sample;
  const before = await query<{ id: string }>("select id from attachments");
  const body = { platform, kind, media: { sample } };
  expect((await control("/messages", { method: "POST", body })).status).toBeLessThan(300);
  return eventually(async () => {
    const rows = await query<File>(
      `select a.id, a.kind, a.mime_type as "mimeType", a.size, m.conversation_id as "conversationId"
       from attachments a join messages m on m.id = a.message_id
       where a.status = 'stored' and not (a.id = any($1::uuid[]))`,
      [before.map(({ id }) => id)],
    );
    return rows[0] ?? null;
  }, `${sample} of ${platform} is stored`);
}

/** A 2 x 2 picture. */
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8DAwPAfjAEABgAB/wJ2vSkAAAAASUVORK5CYII=",
  "base64",
);

test.each(["whatsapp", "messenger", "telegram"])(
  "pictures, sound and documents both ways: %s",
  async (platform) => {
    const agent = await person("agent");
    const photo = await sampleFrom(platform, "photo");
    expect(photo).toMatchObject({ kind: "image", mimeType: "image/jpeg" });
    const served = await serveMedia(agent, photo.id, "bytes=0-1", false);
    expect(served.status).toBe(206);
    expect(Buffer.from(await served.arrayBuffer()).toString("hex")).toBe("ffd8");
    expect(served.headers.get("content-range")).toBe(`bytes 0-1/${photo.size}`);
    expect((await sampleFrom(platform, "document")).mimeType).toBe("application/pdf");
    expect((await sampleFrom(platform, "voice")).mimeType).toMatch(/^audio\/(ogg|opus)/);

    const form = new FormData();
    form.append("file", new Blob([png], { type: "image/png" }), "../../plano.png");
    const upload = await receiveUpload(
      agent,
      new Request("http://localhost/api/media", { method: "POST", body: form }),
      false,
    );
    const { messageId } = await execute(sendMessage, agent, {
      conversationId: photo.conversationId,
      text: "Este es el plano",
      attachments: [{ mediaId: upload.id }],
      clientKey: randomUUID(),
    });
    const outbound = () =>
      query<{ kind: string; text: string | null; status: string }>(
        "select kind, text, status from messages where conversation_id = $1 and direction = 'outbound' order by id",
        [photo.conversationId],
      );
    await eventually(
      async () => (await outbound()).every(({ status }) => /^(sent|delivered|read)$/.test(status)),
      "it is sent",
    );
    // Messenger has no captions: the text follows as a message of its own.
    expect((await outbound()).map(({ kind, text }) => [kind, text])).toEqual(
      platform === "messenger"
        ? [
            ["image", null],
            ["text", "Este es el plano"],
          ]
        : [["image", "Este es el plano"]],
    );
    const [stored] = await query<{ name: string; message: string }>(
      "select file_name as name, message_id as message from attachments where id = $1",
      [upload.id],
    );
    expect(stored).toEqual({ name: "plano.png", message: messageId });

    const [address] = await query<{ customer: string; account: string }>(
      `select i.address as customer, g.account_id as account from conversations c
     join contact_identities i on i.id = c.identity_id join api_configurations g on g.id = c.configuration_id where c.id = $1`,
      [photo.conversationId],
    );
    const thread = await control(`/threads/${platform}/${address!.account}/${address!.customer}`);
    expect(thread.body.toString()).toContain(`"size":${png.byteLength}`);
  },
);

test("a file that is not what it says is kept as what it is, and never shown in place", async () => {
  const agent = await person("agent");
  const form = new FormData();
  form.append(
    "file",
    new Blob(["<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"], { type: "image/svg+xml" }),
    "a.svg",
  );
  const { id } = await receiveUpload(
    agent,
    new Request("http://localhost/api/media", { method: "POST", body: form }),
    false,
  );
  const served = await serveMedia(agent, id, null, false);
  expect(served.headers.get("content-type")).not.toMatch(/svg|html/);
  expect(served.headers.get("content-disposition")).toMatch(/^attachment/);
  await expect(serveMedia(await person("agent"), id, null, false)).rejects.toThrow("not_found");
});
