"use client";

import { useEffect, useRef, useState } from "react";
import { recordingType } from "./voiceNote";

/** `denied`: the person or the browser does not allow the microphone. `missing`: there is none. */
export type RecorderState = "idle" | "asking" | "recording" | "done" | "denied" | "missing";

export interface Recorder {
  state: RecorderState;
  /** Seconds so far. */
  seconds: number;
  /** When `done`. */
  recording: Blob | null;
  start(): void;
  /** Ends it and keeps what was said. */
  stop(): void;
  /** Ends it and forgets what was said. */
  cancel(): void;
  /** How loud it is right now, 0-1. */
  level(): number;
}

interface Session {
  recorder: MediaRecorder;
  level(): number;
  end(): void;
}

export function useRecorder(): Recorder {
  const [state, setState] = useState<RecorderState>("idle");
  const [seconds, setSeconds] = useState(0);
  const [recording, setRecording] = useState<Blob | null>(null);
  const session = useRef<Session | null>(null);
  /** Which asking is meant: an answer of the browser to one that was called off counts no more. */
  const asked = useRef(0);
  useEffect(
    () => () => {
      asked.current++;
      session.current?.end();
    },
    [],
  );
  useEffect(() => {
    if (state !== "recording") return;
    const from = Date.now();
    const timer = setInterval(() => setSeconds(Math.floor((Date.now() - from) / 1000)), 250);
    return () => clearInterval(timer);
  }, [state]);

  const start = async () => {
    const asking = ++asked.current;
    setState("asking");
    setSeconds(0);
    setRecording(null);
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const opened = listenTo(stream);
      if (asking !== asked.current) return opened.end();
      session.current = opened;
      const chunks: Blob[] = [];
      opened.recorder.ondataavailable = ({ data }) => chunks.push(data);
      opened.recorder.onstop = () => {
        opened.end();
        session.current = null;
        if (asking !== asked.current) return;
        setRecording(new Blob(chunks, { type: opened.recorder.mimeType }));
        setState("done");
      };
      opened.recorder.start();
      setState("recording");
    } catch (error) {
      if (asking !== asked.current) return;
      const refused = error instanceof DOMException && error.name === "NotAllowedError";
      setState(refused ? "denied" : "missing");
    }
  };

  return {
    state,
    seconds,
    recording,
    start: () => void start(),
    stop: () => session.current?.recorder.stop(),
    cancel() {
      asked.current++;
      session.current?.end();
      session.current = null;
      setRecording(null);
      setState("idle");
    },
    level: () => session.current?.level() ?? 0,
  };
}

function listenTo(stream: MediaStream): Session {
  const mimeType = recordingType((type) => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, mimeType ? { mimeType } : undefined);
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 256;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Uint8Array(analyser.fftSize);
  let ended = false;
  return {
    recorder,
    level() {
      analyser.getByteTimeDomainData(samples);
      // Silence is 128; a voice at arm's length moves about a third of the way.
      return Math.min(1, (Math.max(...samples) - 128) / 48);
    },
    end() {
      if (ended) return;
      ended = true;
      if (recorder.state !== "inactive") recorder.stop();
      for (const track of stream.getTracks()) track.stop();
      void context.close();
    },
  };
}
