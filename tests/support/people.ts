/** People for tests, as rows. */
import type { Role, SessionUser } from "@/lib/auth/roles";
import { asSessionUser } from "@/lib/auth/account";
import { db, type User } from "@/lib/db/client";
import { newId } from "@/lib/ids";

/** A new user of this role. The password hash fits no password; give one to sign in. */
export async function person(role: Role, columns: Partial<User> = {}): Promise<SessionUser> {
  const id = newId();
  const data = {
    id,
    role,
    email: `${id}@example.com`,
    name: "Persona de prueba",
    passwordHash: "-",
    ...columns,
  };
  return asSessionUser(await db().user.create({ data }));
}
