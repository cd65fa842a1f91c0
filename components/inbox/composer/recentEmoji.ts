/** The emoji a person used last, newest first, remembered by this browser. */
const KEY = "hilo-emoji";
const KEPT = 16;

export function recentEmoji(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(stored) ? stored.filter((one) => typeof one === "string").slice(0, KEPT) : [];
  } catch {
    return [];
  }
}

export function rememberEmoji(emoji: string): void {
  const others = recentEmoji().filter((one) => one !== emoji);
  try {
    localStorage.setItem(KEY, JSON.stringify([emoji, ...others].slice(0, KEPT)));
  } catch {
    // No room: a convenience less.
  }
}
