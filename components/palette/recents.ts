/** What this tab opened last from the palette. It holds names, so it ends with the tab and with the session. */

export interface Recent {
  href: string;
  label: string;
}

const KEY = "hilo-recent";
const MOST = 5;

export function readRecents(): Recent[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isRecent) : [];
  } catch {
    return [];
  }
}

const isRecent = (value: unknown): value is Recent =>
  typeof value === "object" &&
  value !== null &&
  typeof (value as Recent).href === "string" &&
  typeof (value as Recent).label === "string";

/** The newest first, each once. */
export function keepRecent({ href, label }: Recent): void {
  const others = readRecents().filter((recent) => recent.href !== href);
  sessionStorage.setItem(KEY, JSON.stringify([{ href, label }, ...others].slice(0, MOST)));
}

export const forgetRecents = (): void => sessionStorage.removeItem(KEY);
