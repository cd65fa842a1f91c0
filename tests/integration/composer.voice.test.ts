import fs from "node:fs";
import { NextRequest } from "next/server";
import { POST } from "@/app/api/media/route";
import { oggOf } from "@/components/inbox/composer/voiceNote";
import { createToken } from "@/lib/auth/tokens";
import { db } from "@/lib/db/client";
import { manifestOf } from "@/lib/platforms/manifest";
import { testDatabase } from "@/tests/support/database";
import { person } from "@/tests/support/people";

testDatabase();

test("a recording re-wrapped in the browser is kept as a voice note of a type that platforms take", async () => {
  const agent = await person("agent");
  const recorded = new Blob([fs.readFileSync("tests/fixtures/audio/note.webm")]);
  const form = new FormData();
  form.append("file", new File([await oggOf(recorded)], "voice.ogg", { type: "audio/ogg" }));
  const authorization = `Bearer ${await createToken(db(), agent, "prueba")}`;
  const request = new NextRequest("http://hilo.example.com/api/media?voice=true", {
    method: "POST",
    headers: { authorization, "x-hilo-user": agent.id },
    body: form,
  });
  const answer = await POST(request, { params: Promise.resolve({}) });
  expect(answer.status).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  const kept = await db().attachment.findUniqueOrThrow({ where: { id } });
  expect(kept).toMatchObject({ kind: "voice", mimeType: "audio/ogg", uploadedById: agent.id });
  expect(manifestOf("whatsapp").attachments.voice?.mimeTypes).toContain(kept.mimeType);
});
