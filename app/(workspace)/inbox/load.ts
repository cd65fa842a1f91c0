/** What the inbox needs for its first look, read once on the server; from then on it lives by notices. */
import { cookies } from "next/headers";
import { getLocale } from "next-intl/server";
import { filterQuery, readFilter } from "@/components/inbox/filter";
import type { InboxProps } from "@/components/inbox/Inbox";
import { panelCookie } from "@/components/inbox/panelCookie";
import { may } from "@/lib/auth/policy";
import type { SessionUser } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { AppError } from "@/lib/errors";
import { explainError } from "@/lib/i18n/explain";
import { isId } from "@/lib/ids";
import { listFilterChoices } from "@/lib/inbox/choices";
import { countViews } from "@/lib/inbox/counts";
import { listMessages } from "@/lib/inbox/messages";
import { getConversation, listConversations } from "@/lib/inbox/queries";
import { conversationFilterSchema } from "@/lib/inbox/schema";
import { listAssignees } from "@/lib/users/queries";

export type Search = Record<string, string | string[] | undefined>;

const FIRST_PAGE = { limit: 50 };

export async function loadInbox(
  conversationId: string | null,
  search: Search,
): Promise<Omit<InboxProps, "actions">> {
  const viewer = await requireUser();
  const filter = readFilter({ get: (name) => [search[name]].flat()[0] ?? null });
  const [list, counts, choices, open, assignees, jar] = await Promise.all([
    listConversations(viewer, conversationFilterSchema.parse(filterQuery(filter, viewer.id)), FIRST_PAGE),
    countViews(viewer),
    listFilterChoices(viewer),
    conversationId === null ? null : openConversation(viewer, conversationId),
    may(viewer, "conversation.assign") ? listAssignees(viewer) : [],
    cookies(),
  ]);
  return {
    viewer: { id: viewer.id, name: viewer.name, role: viewer.role },
    assignees,
    choices,
    initial: { list, counts, open: open?.conversation ?? null, messages: open?.messages ?? null },
    panelOpen: jar.get(panelCookie)?.value !== "closed",
  };
}

/** Null for what is not there or not for this viewer: the inbox says so beside its list. */
async function openConversation(viewer: SessionUser, id: string) {
  if (!isId(id)) return null;
  const explain = explainError(await getLocale());
  try {
    const [conversation, messages] = await Promise.all([
      getConversation(viewer, id),
      listMessages(viewer, id, FIRST_PAGE, explain),
    ]);
    return { conversation, messages };
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}
