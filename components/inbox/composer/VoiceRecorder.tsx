"use client";

import { CircleAlert, SendHorizontal, Square, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, type ReactNode } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { Spinner } from "@/components/ui/Spinner";
import type { PlatformManifest } from "@/lib/platforms/contract";
import { clockLength } from "../words";
import { useRecorder, type Recorder } from "./useRecorder";
import { voiceNoteOf, type VoiceNote } from "./voiceNote";

interface VoiceRecorderProps {
  manifest: PlatformManifest;
  onSend: (note: VoiceNote) => void;
  onClose: () => void;
}

/** Takes the place of the composer's field: recording at once, then listening to it, then sending or throwing away. */
export function VoiceRecorder({ manifest, onSend, onClose }: VoiceRecorderProps) {
  const t = useTranslations("composer.voice");
  const recorder = useRecorder();
  const { state, recording, start, cancel } = recorder;
  const begin = useRef(start);
  useEffect(() => begin.current(), []);
  const discard = () => {
    cancel();
    onClose();
  };
  const send = async () => {
    if (!recording) return;
    const note = await voiceNoteOf(recording, manifest.attachments).catch(() => null);
    if (!note) return void toast.error(t("unfit", { platform: manifest.label }));
    onSend(note);
    onClose();
  };
  if (state === "denied" || state === "missing") {
    return (
      <Row>
        <p role="alert" className="flex flex-1 gap-2 text-sm text-body">
          <CircleAlert className="mt-0.5 size-4 shrink-0 text-warning" aria-hidden />
          {t(state)}
        </p>
        <Button onClick={discard}>{t("close")}</Button>
      </Row>
    );
  }
  return (
    <Row onEscape={discard}>
      <IconButton label={t("discard")} icon={<Trash2 className="size-4.5" aria-hidden />} onClick={discard} />
      {state === "done" && recording ? (
        <>
          <Listen recording={recording} />
          <Button
            variant="primary"
            autoFocus
            onClick={() => void send()}
            icon={<SendHorizontal className="size-4" aria-hidden />}
          >
            {t("send")}
          </Button>
        </>
      ) : (
        <Recording recorder={recorder} />
      )}
    </Row>
  );
}

function Row({ onEscape, children }: { onEscape?: () => void; children: ReactNode }) {
  return (
    <div
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !onEscape) return;
        event.preventDefault();
        onEscape();
      }}
      className="flex min-h-14 items-center gap-3 px-2 py-2"
    >
      {children}
    </div>
  );
}

function Recording({ recorder }: { recorder: Recorder }) {
  const t = useTranslations("composer.voice");
  if (recorder.state !== "recording") {
    return (
      <p role="status" className="flex flex-1 items-center gap-2 text-sm text-muted">
        <Spinner />
        {t("asking")}
      </p>
    );
  }
  return (
    <>
      <span role="status" className="sr-only">
        {t("recording")}
      </span>
      <span className="size-2.5 shrink-0 animate-pulse rounded-full bg-danger" aria-hidden />
      <span role="timer" className="text-sm text-strong tabular-nums">
        {clockLength(recorder.seconds)}
      </span>
      <Level read={recorder.level} />
      <Button autoFocus onClick={recorder.stop} icon={<Square className="size-3.5" aria-hidden />}>
        {t("stop")}
      </Button>
    </>
  );
}

/** Moves with the voice, so that one sees that the microphone hears. Drawn outside React: it changes sixty times a second. */
function Level({ read }: { read: () => number }) {
  const bar = useRef<HTMLSpanElement>(null);
  const latest = useRef(read);
  useEffect(() => {
    let frame = requestAnimationFrame(function draw() {
      bar.current?.style.setProperty("scale", `${latest.current()} 1`);
      frame = requestAnimationFrame(draw);
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <span className="h-1.5 min-w-0 flex-1 overflow-hidden rounded-full bg-sunken" aria-hidden>
      <span ref={bar} className="block h-full origin-left rounded-full bg-accent" />
    </span>
  );
}

function Listen({ recording }: { recording: Blob }) {
  const t = useTranslations("composer.voice");
  const player = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    const url = URL.createObjectURL(recording);
    if (player.current) player.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [recording]);
  return <audio ref={player} controls aria-label={t("listen")} className="h-10 min-w-0 flex-1" />;
}
