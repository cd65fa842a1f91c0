/** API tokens given out by whoever runs the machine. */
import { record } from "@/lib/audit/record";
import { mayEnter } from "@/lib/auth/account";
import { createToken } from "@/lib/auth/tokens";
import { transaction } from "@/lib/db/client";

/** A new token for this person; null when nobody with this e-mail may enter. `name` says what it is for. */
export const issueToken = (email: string, name: string): Promise<string | null> =>
  transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email: email.trim().toLowerCase() } });
    if (!user || !mayEnter(user)) return null;
    const token = await createToken(tx, user, name);
    await record(tx, {
      actorId: null,
      action: "token.create",
      subjectType: "user",
      subjectId: user.id,
      details: {},
    });
    return token;
  });
