import { Blob as WholeBlob } from "node:buffer";
import fs from "node:fs";
import { screen, waitFor } from "@testing-library/react";
import { VoiceRecorder } from "@/components/inbox/composer/VoiceRecorder";
import type { VoiceNote } from "@/components/inbox/composer/voiceNote";
import { manifestOf } from "@/lib/platforms/manifest";
import { renderUi } from "./renderUi";

/** A microphone that has already heard something. */
class FakeRecorder {
  static isTypeSupported = (type: string) => type.startsWith("audio/webm");
  state = "inactive";
  ondataavailable: (event: { data: Blob }) => void = () => undefined;
  onstop: () => void = () => undefined;
  constructor(
    _stream: unknown,
    readonly options: { mimeType: string },
  ) {}
  get mimeType() {
    return this.options.mimeType;
  }
  start() {
    this.state = "recording";
  }
  stop() {
    this.state = "inactive";
    this.ondataavailable({ data: new Blob([fs.readFileSync("tests/fixtures/audio/note.webm")]) });
    this.onstop();
  }
}

class SilentContext {
  createAnalyser = () => ({ fftSize: 0, getByteTimeDomainData: () => undefined });
  createMediaStreamSource = () => ({ connect: () => undefined });
  close = () => Promise.resolve();
}

const released = jest.fn();
const withMicrophone = (answer: () => Promise<unknown>) => {
  // jsdom's own cannot be read.
  Object.assign(globalThis, { Blob: WholeBlob, MediaRecorder: FakeRecorder, AudioContext: SilentContext });
  Object.assign(URL, { createObjectURL: () => "blob:x", revokeObjectURL: () => undefined });
  Object.defineProperty(navigator, "mediaDevices", { configurable: true, value: { getUserMedia: answer } });
};
const heard = () => Promise.resolve({ getTracks: () => [{ stop: released }] });

const open = () => {
  const sent: VoiceNote[] = [];
  const onClose = jest.fn();
  const manifest = manifestOf("whatsapp");
  const ui = renderUi(
    <VoiceRecorder manifest={manifest} onSend={(note) => sent.push(note)} onClose={onClose} />,
  );
  return { ...ui, sent, onClose };
};

beforeEach(() => released.mockClear());

it("is listened to before it is sent, in the wrapping the platform takes", async () => {
  withMicrophone(heard);
  const { user, sent, onClose } = open();
  await user.click(await screen.findByRole("button", { name: "Terminar" }));
  expect(released).toHaveBeenCalled();
  expect(screen.getByLabelText("Escuchar antes de enviar")).toBeInTheDocument();
  expect(sent).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Enviar" }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ kind: "voice", mimeType: "audio/ogg", name: "voice.ogg" });
  expect(onClose).toHaveBeenCalled();
});

it("is thrown away with Escape, and the microphone with it", async () => {
  withMicrophone(heard);
  const { user, sent, onClose } = open();
  await screen.findByRole("button", { name: "Terminar" });
  await user.keyboard("{Escape}");
  expect(onClose).toHaveBeenCalled();
  expect(released).toHaveBeenCalled();
  expect(sent).toEqual([]);
});

it("says what to do when the microphone is not allowed", async () => {
  withMicrophone(() => Promise.reject(new DOMException("no", "NotAllowedError")));
  open();
  expect(await screen.findByRole("alert")).toHaveTextContent("Actívalo en los permisos de este sitio");
});
