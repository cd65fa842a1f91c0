"use client";

/** How this browser tells that somebody wrote: a short tone, and a notice of the system where the person allowed it. */
import { useSyncExternalStore } from "react";

export type Alert = "sound" | "notification";

const key = (alert: Alert) => `hilo-${alert}`;
const watchers = new Set<() => void>();

/** Off until chosen; what the browser no longer allows is off. */
function isOn(alert: Alert): boolean {
  const wanted = localStorage.getItem(key(alert)) === "on";
  return wanted && (alert === "sound" || mayNotify() === "granted");
}

const mayNotify = (): NotificationPermission =>
  "Notification" in window ? Notification.permission : "denied";

/** Asks for the browser's permission where it is needed. Answers false when that was refused. */
export async function setAlert(alert: Alert, on: boolean): Promise<boolean> {
  const asks = on && alert === "notification" && mayNotify() === "default";
  const refused =
    on &&
    alert === "notification" &&
    (asks ? await Notification.requestPermission() : mayNotify()) !== "granted";
  localStorage.setItem(key(alert), on && !refused ? "on" : "off");
  for (const watcher of watchers) watcher();
  // A tone to know it by; browsers also let sound begin only after something was pressed.
  if (alert === "sound" && on) playTone();
  return !refused;
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export const useAlert = (alert: Alert): boolean =>
  useSyncExternalStore(
    watch,
    () => isOn(alert),
    () => false,
  );

/** More is unread than before. `text` holds no name and no message: it may be read on a locked screen. */
export function announceArrival(title: string, text: string): void {
  if (isOn("sound")) playTone();
  if (!isOn("notification") || !document.hidden) return;
  // Not every browser lets a page make one by itself; the tab's title says it as well.
  try {
    const notice = new Notification(title, { body: text, tag: "hilo-unread", icon: "/icon.svg" });
    notice.onclick = () => {
      window.focus();
      notice.close();
    };
  } catch {
    // The number in the title stays.
  }
}

let audio: AudioContext | undefined;

/** Two soft notes, a third of a second. A muted tab stays mute. */
function playTone(): void {
  if (!("AudioContext" in window)) return;
  audio ??= new AudioContext();
  // Before the first click of a visit the browser keeps it suspended: then there is no sound.
  void audio.resume();
  for (const [index, hertz] of [659.25, 880].entries()) {
    const at = audio.currentTime + index * 0.12;
    const tone = new OscillatorNode(audio, { frequency: hertz, type: "sine" });
    const volume = new GainNode(audio, { gain: 0 });
    volume.gain.linearRampToValueAtTime(0.08, at + 0.015);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.22);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.24);
  }
}
