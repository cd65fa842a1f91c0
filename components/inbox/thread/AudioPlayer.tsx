"use client";

import clsx from "clsx";
import { Mic, Music, Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { AttachmentView } from "@/lib/inbox/views";
import { clockLength } from "../words";
import { BARS, loadPeaks } from "./waveform";

const speeds = [1, 1.5, 2] as const;

/** Only one plays at a time, in the whole page. */
let playing: HTMLAudioElement | null = null;
function takeTurn(element: HTMLAudioElement): void {
  if (playing !== element) playing?.pause();
  playing = element;
}

/** A voice note or a piece of audio: where it is, how loud, and as fast as one likes to listen. */
export function AudioPlayer({ attachment, url }: { attachment: AttachmentView; url: string }) {
  const t = useTranslations("thread.audio");
  const words = useTranslations("inbox");
  const { kind, durationSeconds, waveform, fileName } = attachment;
  const name = kind === "voice" ? words("kinds.voice") : (fileName ?? words("kinds.audio"));
  const element = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(durationSeconds ?? 0);
  const [speed, setSpeed] = useState<(typeof speeds)[number]>(1);
  const [peaks, setPeaks] = useState<readonly number[]>(waveform);
  const Kind = kind === "voice" ? Mic : Music;

  const toggle = () => {
    const audio = element.current;
    if (!audio) return;
    if (!audio.paused) return audio.pause();
    // Refused by the browser (a format it does not know): the button stays as it is.
    void audio.play().catch(() => undefined);
    if (peaks.length === 0) void loadPeaks(url).then(setPeaks);
  };
  const seek = (to: number) => {
    if (element.current) element.current.currentTime = to;
    setAt(to);
  };
  const faster = () => {
    const next = speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1;
    if (element.current) element.current.playbackRate = next;
    setSpeed(next);
  };
  return (
    <div className="flex w-72 max-w-full flex-col gap-1">
      <span className="flex items-center gap-1.5 text-xs text-muted">
        <Kind className="size-3.5 shrink-0" aria-hidden />
        <span className="truncate">{name}</span>
      </span>
      <audio
        ref={element}
        src={url}
        preload="none"
        onPlay={({ currentTarget }) => {
          takeTurn(currentTarget);
          setPlaying(true);
        }}
        onPause={() => setPlaying(false)}
        onEnded={() => seek(0)}
        onTimeUpdate={({ currentTarget }) => setAt(currentTarget.currentTime)}
        onLoadedMetadata={({ currentTarget: { duration } }) =>
          Number.isFinite(duration) && setLength(duration)
        }
      />
      <div className="flex items-center gap-2">
        <button
          type="button"
          onClick={toggle}
          aria-label={t(isPlaying ? "pause" : "play", { name })}
          className="flex size-9 shrink-0 items-center justify-center rounded-full bg-accent text-on-accent transition-colors hover:bg-accent-shade pointer-coarse:size-11"
        >
          {isPlaying ? <Pause className="size-4" aria-hidden /> : <Play className="size-4" aria-hidden />}
        </button>
        <Track peaks={peaks} at={at} length={length} onSeek={seek} />
        <span className="w-9 text-right text-xs text-muted tabular-nums">
          {clockLength(isPlaying || at > 0 ? at : length)}
        </span>
        <button
          type="button"
          onClick={faster}
          aria-label={t("speed", { speed })}
          className="h-7 min-w-9 rounded-control px-1 text-xs font-medium text-muted tabular-nums transition-colors hover:bg-strong/6 hover:text-strong pointer-coarse:h-11"
        >
          {speed}×
        </button>
      </div>
    </div>
  );
}

interface TrackProps {
  /** Empty: a plain bar. */
  peaks: readonly number[];
  at: number;
  /** Seconds; 0 when not known yet. */
  length: number;
  onSeek: (seconds: number) => void;
}

/** The waveform with a slider over it, so that keyboard and finger both reach any moment. */
function Track({ peaks, at, length, onSeek }: TrackProps) {
  const t = useTranslations("thread.audio");
  const done = length > 0 ? at / length : 0;
  const bars = peaks.length > 0 ? peaks : Array.from({ length: BARS }, () => 12);
  return (
    <div className="relative h-8 min-w-0 flex-1 rounded-control focus-within:outline-2 focus-within:outline-accent">
      <svg viewBox={`0 0 ${bars.length * 3} 32`} preserveAspectRatio="none" aria-hidden className="size-full">
        {bars.map((peak, index) => {
          const height = Math.max(2, peak * 0.28);
          return (
            <rect
              key={index}
              x={index * 3}
              y={16 - height / 2}
              width="2"
              height={height}
              rx="1"
              className={clsx(index / bars.length < done ? "fill-accent" : "fill-faint/50")}
            />
          );
        })}
      </svg>
      <input
        type="range"
        min={0}
        max={length || 1}
        step={0.1}
        value={Math.min(at, length || 1)}
        onChange={(event) => onSeek(Number(event.target.value))}
        aria-label={t("position")}
        aria-valuetext={clockLength(at)}
        className="absolute inset-0 size-full cursor-pointer opacity-0"
      />
    </div>
  );
}
