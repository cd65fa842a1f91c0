"use client";

/** What the page on screen can do, for the command palette: it asks when it opens, so nothing is told in advance. */
import { useEffect, useRef } from "react";

export interface PaletteCommand {
  /** Unique among the commands of a page. */
  id: string;
  /** In the reader's language. */
  label: string;
  /** Keys that do the same. */
  keys?: readonly string[];
  run(): void;
}

const sources = new Set<() => readonly PaletteCommand[]>();

/** Offers `commands` in the palette for as long as the component is on screen. */
export function usePaletteCommands(commands: readonly PaletteCommand[]): void {
  const current = useRef(commands);
  useEffect(() => {
    current.current = commands;
  });
  useEffect(() => {
    const source = () => current.current;
    sources.add(source);
    return () => void sources.delete(source);
  }, []);
}

export const registeredCommands = (): PaletteCommand[] => [...sources].flatMap((source) => source());
