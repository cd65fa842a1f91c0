export type SignInProblem = "mismatch" | "tooMany" | "unavailable";

/**
 * Asks NextAuth for a session cookie. Its own client is not used here, because it cannot read the answer that says "too
 * many attempts".
 * @returns null when the person is signed in now
 */
export async function signInWithPassword(email: string, password: string): Promise<SignInProblem | null> {
  try {
    const { csrfToken } = (await (await fetch("/api/auth/csrf")).json()) as { csrfToken: string };
    const { ok, status } = await fetch("/api/auth/callback/credentials", {
      method: "POST",
      // With `json` NextAuth answers with a status instead of a redirect.
      body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
    });
    if (ok) return null;
    if (status === 429) return "tooMany";
    return status === 401 ? "mismatch" : "unavailable";
  } catch {
    return "unavailable";
  }
}
