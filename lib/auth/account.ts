/** Which rows of `users` may come in, and what the rest of the service gets to see of them. */
import { config } from "@/lib/config";
import type { User } from "@/lib/db/client";
import type { SessionUser } from "./roles";

/** A dismissed person may not; neither may an account on the demo's well-known password once the demo is off. */
export const mayEnter = (user: Pick<User, "active" | "demoPassword">): boolean =>
  user.active && (config().demo || !user.demoPassword);

export const asSessionUser = ({ id, name, email, role, locale, timeZone }: User): SessionUser => ({
  id,
  name,
  email,
  role,
  locale,
  timeZone,
});
