/** What a person chose for this browser. Kept in cookies, so that the server draws it right the first time. */
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export const themeCookie = "hilo-theme";
export const sidebarCookie = "hilo-sidebar";

export const readTheme = (value: string | undefined): Theme =>
  themes.find((theme) => theme === value) ?? "system";

/** What the root element carries; nothing when the system decides. */
export const themeAttribute = (theme: Theme) => (theme === "system" ? undefined : theme);

const year = 365 * 24 * 60 * 60;

/** In the browser only. */
export function remember(cookie: string, value: string): void {
  document.cookie = `${cookie}=${encodeURIComponent(value)}; path=/; max-age=${year}; samesite=lax`;
}
