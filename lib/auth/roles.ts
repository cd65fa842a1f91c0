/** Who works here, as rules and screens see them. Client-safe. */
export const roles = ["admin", "supervisor", "agent"] as const;
export type Role = (typeof roles)[number];

/** The person behind a request: the actor of what it changes, the viewer of what it reads. */
export interface SessionUser {
  id: string;
  name: string;
  email: string;
  role: Role;
  /** A language of `lib/i18n/locale.ts`; null while the person has chosen none. */
  locale: string | null;
  /** IANA name; null while the person has chosen none. */
  timeZone: string | null;
}
