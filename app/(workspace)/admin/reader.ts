/** What the pages of administration share. */
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { publicOrigin } from "@/lib/auth/origin";
import { may, type ActionName } from "@/lib/auth/policy";
import type { SessionUser } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { listConfigurations } from "@/lib/configurations/queries";
import type { ConfigurationView } from "@/lib/configurations/views";

/**
 * Who looks at a page of things that they may read; anybody else gets Next's 404, before a page begins to stream and its
 * status can no longer be changed.
 */
export async function requireReader(action: ActionName): Promise<SessionUser> {
  const viewer = await requireUser();
  if (!may(viewer, action)) notFound();
  return viewer;
}

/** Where platforms reach this service, as the request tells. */
export const ownOrigin = async (): Promise<string> => publicOrigin(await headers());

/** Every connected account, whatever the length of a page. */
export async function allConfigurations(viewer: SessionUser, origin: string): Promise<ConfigurationView[]> {
  const all: ConfigurationView[] = [];
  let cursor: string | undefined;
  do {
    const page = await listConfigurations(viewer, { limit: 100, cursor }, origin);
    all.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return all;
}
