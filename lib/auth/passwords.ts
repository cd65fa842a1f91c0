/** Passwords: bcrypt, which reads 72 bytes and no more. Longer ones are refused rather than cut. */
import bcrypt from "bcryptjs";
import { AppError } from "@/lib/errors";

const COST = 12;

/** Of a password that nobody has, at the same cost: an unknown e-mail must take as long as a known one. */
const nobodysHash = "$2b$12$9/RVNFvtfzqdyi617Ci6deSiUDzNH8nRerR3ixXHoan0V3piJLM9a";

/** @throws AppError `invalid` on `password` when it has more than 72 bytes in UTF-8. */
export async function hashPassword(password: string): Promise<string> {
  if (bcrypt.truncates(password))
    throw new AppError("invalid", "invalid", { fields: { password: "passwordTooLong" } });
  return bcrypt.hash(password, COST);
}

/** `hash` is null for an unknown person; the answer is then always no, in the same time. */
export async function passwordMatches(password: string, hash: string | null): Promise<boolean> {
  const matches = await bcrypt.compare(password, hash ?? nobodysHash);
  return matches && hash !== null && !bcrypt.truncates(password);
}
