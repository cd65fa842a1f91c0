"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

/** A check at a platform, or an event that was put back in line, takes a moment; none of them is announced. */
const LOOK_AFTER_MS = [1_200, 4_000, 10_000];

/** Reads the page's data again now, and a few times more while something is being worked on. */
export function useFollowUp(): () => void {
  const router = useRouter();
  const timers = useRef<ReturnType<typeof setTimeout>[]>([]);
  const stop = () => timers.current.forEach(clearTimeout);
  useEffect(() => stop, []);
  return () => {
    stop();
    router.refresh();
    timers.current = LOOK_AFTER_MS.map((wait) => setTimeout(() => router.refresh(), wait));
  };
}
