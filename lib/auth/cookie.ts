/** The session cookie as NextAuth names it: with the prefix where the service is reached over https. */
const names = ["__Secure-next-auth.session-token", "next-auth.session-token"] as const;

interface Jar {
  get(name: string): { value: string } | undefined;
}

/** From the cookies of a request (`next/headers`, `NextRequest`). Edge-safe. */
export function sessionCookie(jar: Jar): string | undefined {
  return names.map((name) => jar.get(name)?.value).find((value) => value !== undefined && value !== "");
}
