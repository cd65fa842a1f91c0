import fs from "node:fs";
import { oggOf, recordingType, voiceNoteOf } from "@/components/inbox/composer/voiceNote";
import { manifestOf } from "@/lib/platforms/manifest";

const webm = () =>
  new Blob([fs.readFileSync("tests/fixtures/audio/note.webm")], { type: "audio/webm;codecs=opus" });
const ogg = fs.readFileSync("lib/simulator/samples/voice.ogg");

/** The Opus packets of an Ogg file, without its two header packets (RFC 3533, RFC 7845). */
function packetsOf(file: Buffer): Buffer[] {
  const packets: Buffer[] = [];
  const open: Buffer[] = [];
  for (let page = 0; page < file.length;) {
    expect(file.toString("latin1", page, page + 4)).toBe("OggS");
    const segments = file[page + 26]!;
    let at = page + 27 + segments;
    for (const length of file.subarray(page + 27, page + 27 + segments)) {
      open.push(file.subarray(at, at + length));
      at += length;
      if (length < 255) packets.push(Buffer.concat(open.splice(0)));
    }
    page = at;
  }
  return packets.slice(2);
}

test("the packets of a WebM recording come out in an Ogg file, each byte the same", async () => {
  const wrapped = await oggOf(webm());
  expect(wrapped.type).toBe("audio/ogg");
  const packets = packetsOf(Buffer.from(await wrapped.arrayBuffer()));
  expect(packets.length).toBeGreaterThan(10);
  expect(packets).toEqual(packetsOf(ogg));
});

test("a recording becomes what each platform takes", async () => {
  const { attachments } = manifestOf("whatsapp");
  expect(await voiceNoteOf(webm(), attachments)).toMatchObject({ kind: "voice", mimeType: "audio/ogg" });
  const mp4 = new Blob(["x"], { type: "audio/mp4" });
  expect(await voiceNoteOf(mp4, attachments)).toMatchObject({ kind: "audio", name: "voice.m4a" });
  expect(await voiceNoteOf(mp4, manifestOf("telegram").attachments)).toMatchObject({ kind: "voice" });
  expect(await voiceNoteOf(new Blob(["x"], { type: "audio/wav" }), attachments)).toBeNull();
});

test("the browser records what needs the least change", () => {
  expect(recordingType((type) => type.startsWith("audio/webm"))).toBe("audio/webm;codecs=opus");
  expect(recordingType((type) => type === "audio/mp4")).toBe("audio/mp4");
  expect(recordingType(() => false)).toBeUndefined();
});
