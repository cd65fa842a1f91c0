/** Puts a configuration's credentials together: what was given, what stays, what Hilo makes itself. */
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { parse } from "@/lib/parse";
import { manifestOf, type PlatformId } from "@/lib/platforms/manifest";
import { adapterOf } from "@/lib/platforms/registry";
import type { Secrets } from "./secrets";

/** Undefined: not given. Null: make a new one. */
export type GivenSecrets = Readonly<Record<string, string | null | undefined>>;

export interface Credentials {
  /** Complete, as the platform's adapter wants them. */
  secrets: Secrets;
  /** Those that Hilo has just made. They are shown once, because some must be pasted at the platform. */
  generated: Secrets;
  /** The platform's ids of the account; the first is its own. */
  accountIds: string[];
}

/** 32 characters that every platform accepts. */
const newSecret = (): string => randomBytes(24).toString("base64url");

/** @throws AppError `invalid` with `secrets.<field>` when they are not complete, or not what the platform gives. */
export function completeCredentials(
  platform: PlatformId,
  given: GivenSecrets,
  kept: Secrets = {},
): Credentials {
  const merged = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const wanted: Record<string, string | null> = { ...kept, ...(merged as Record<string, string | null>) };
  const missing = manifestOf(platform).secretFields.filter(({ key, generated }) => generated && !wanted[key]);
  const generated = Object.fromEntries(missing.map(({ key }) => [key, newSecret()]));
  const adapter = adapterOf(platform);
  const { secrets } = parse(z.object({ secrets: adapter.secrets }), { secrets: { ...wanted, ...generated } });
  return { secrets, generated, accountIds: adapter.accountIds(secrets) };
}
