/** NextAuth, told how Hilo signs people in. Its token holds the claims of `session.ts` and nothing else. */
import type { NextAuthOptions, User as NextAuthUser } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { now } from "@/lib/clock";
import { config, setEnvironment } from "@/lib/config";
import { log } from "@/lib/log";
import { SESSION_SECONDS, userOfClaims, type SessionClaims } from "./session";
import { verifyCredentials } from "./signIn";

type SignedIn = NextAuthUser & Pick<SessionClaims, "sessionVersion">;

const credentials = Credentials({
  credentials: { email: { type: "email" }, password: { type: "password" } },
  async authorize(given): Promise<SignedIn | null> {
    const user = await verifyCredentials(given?.email ?? "", given?.password ?? "");
    return user && { id: user.id, sessionVersion: user.sessionVersion };
  },
});

const claimsOf = (user: SignedIn): SessionClaims => ({
  userId: user.id,
  sessionVersion: user.sessionVersion,
  signedInAt: now().getTime(),
});

function createOptions(): NextAuthOptions {
  // Without a public URL the request's own host counts; NextAuth learns that from its environment only.
  if (!config().publicUrl) setEnvironment({ AUTH_TRUST_HOST: "true" });
  return {
    secret: config().authSecret ?? undefined,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/login", error: "/login" },
    providers: [credentials],
    callbacks: {
      jwt: ({ token, user }) => (user ? { ...claimsOf(user as SignedIn) } : token),
      async session({ session, token }) {
        const user = await userOfClaims(token);
        return { ...session, user: user ? { name: user.name, email: user.email } : undefined };
      },
    },
    logger: {
      error: (code) => log().warn({ code }, "sign-in"),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

let options: NextAuthOptions | undefined;
export const authOptions = (): NextAuthOptions => (options ??= createOptions());
