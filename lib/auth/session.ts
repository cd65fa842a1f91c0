/** Who is signed in. The cookie only says who it was then; role, active flag and session version are read every time. */
import { cache } from "react";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { z } from "zod";
import { now } from "@/lib/clock";
import { config } from "@/lib/config";
import { db } from "@/lib/db/client";
import { asSessionUser, mayEnter } from "./account";
import { sessionCookie } from "./cookie";
import type { SessionUser } from "./roles";

/** Seconds from signing in to the end of the session, whatever its use: NextAuth's own expiry slides. */
export const SESSION_SECONDS = 24 * 60 * 60;

const claimsSchema = z.object({
  userId: z.uuid(),
  /** Must be the user's: raising it there ends every session. */
  sessionVersion: z.number().int(),
  /** Milliseconds since 1970. */
  signedInAt: z.number(),
});
export type SessionClaims = z.infer<typeof claimsSchema>;

/** The user these claims still stand for; null when they ended, were revoked, or the user may not enter. */
export async function userOfClaims(claims: unknown): Promise<SessionUser | null> {
  const parsed = claimsSchema.safeParse(claims);
  if (!parsed.success) return null;
  const { userId, sessionVersion, signedInAt } = parsed.data;
  if (now().getTime() >= signedInAt + SESSION_SECONDS * 1000) return null;
  const user = await db().user.findUnique({ where: { id: userId } });
  return user && user.sessionVersion === sessionVersion && mayEnter(user) ? asSessionUser(user) : null;
}

/** The user of a session cookie's value; null without one, or when it was not made by us. */
export async function userOfSession(token: string | undefined): Promise<SessionUser | null> {
  const secret = config().authSecret;
  if (!token || !secret) return null;
  const claims = await decode({ token, secret }).catch(() => null);
  return userOfClaims(claims);
}

/** In pages and server actions; asked as often as needed, read once per request. */
export const currentUser = cache(async (): Promise<SessionUser | null> =>
  userOfSession(sessionCookie(await cookies())),
);

/** In pages: whoever is not signed in goes to the sign-in. */
export const requireUser = async (): Promise<SessionUser> => (await currentUser()) ?? redirect("/login");
