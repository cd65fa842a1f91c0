/** E-mail and password, and how often they may be tried. */
import { db, type User } from "@/lib/db/client";
import { mayEnter } from "./account";
import { createLimit } from "./limits";
import { passwordMatches } from "./passwords";

/** Per e-mail, whoever asks: an address can be forged, and a right password gives all tries back. */
const attempts = createLimit({ burst: 10, perSecond: 1 / 30 });

const normalEmail = (email: string): string => email.trim().toLowerCase();

/** 0, or the seconds to wait before this e-mail may be tried again. */
export const takeAttempt = (email: string): number => attempts.take(normalEmail(email));

/** The user with this e-mail and password; null for anything else, in the same time whatever it is. */
export async function verifyCredentials(email: string, password: string): Promise<User | null> {
  const user = await db().user.findUnique({ where: { email: normalEmail(email) } });
  const matches = await passwordMatches(password, user?.passwordHash ?? null);
  if (!user || !matches || !mayEnter(user)) return null;
  attempts.forgive(user.email);
  return user;
}
