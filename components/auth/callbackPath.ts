const home = "/inbox";
const nowhere = "http://nowhere.invalid";

/**
 * Where to go after signing in: a path of this site, or the inbox. Anything that a browser would take elsewhere
 * (`https://…`, `//host`, `/\host`, a hidden tab or newline) is refused.
 */
export function callbackPath(value: string | string[] | undefined): string {
  if (typeof value !== "string" || !value.startsWith("/")) return home;
  if (!URL.canParse(value, nowhere)) return home;
  const url = new URL(value, nowhere);
  if (url.origin !== nowhere || url.pathname === "/login") return home;
  // `/..//host` only becomes `//host` by being read.
  return url.pathname.startsWith("//") ? home : url.pathname + url.search + url.hash;
}
