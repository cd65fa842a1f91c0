/** What the list shows, as it stands in the page's address. Pure. */
import type { ConversationView } from "@/lib/inbox/views";
import { isPlatformId } from "@/lib/platforms/manifest";

export const listViews = ["all", "mine", "unassigned", "unanswered"] as const;
export type ListView = (typeof listViews)[number];

export const listStatuses = ["open", "resolved", "any"] as const;
export type ListStatus = (typeof listStatuses)[number];

export interface InboxFilter {
  view: ListView;
  /** Null: every platform. */
  platform: string | null;
  status: ListStatus;
  /** Empty: no search. */
  q: string;
}

export const noFilter: InboxFilter = { view: "all", platform: null, status: "open", q: "" };

const oneOf = <T extends string>(values: readonly T[], value: string | null): T | undefined =>
  values.find((candidate) => candidate === value);

/** Anything unknown in the address is as if it were not there. */
export function readFilter(params: { get(name: string): string | null }): InboxFilter {
  const platform = params.get("platform");
  return {
    view: oneOf(listViews, params.get("view")) ?? noFilter.view,
    platform: platform && isPlatformId(platform) ? platform : null,
    status: oneOf(listStatuses, params.get("status")) ?? noFilter.status,
    q: (params.get("q") ?? "").trim().slice(0, 200),
  };
}

/** The address of the inbox with this filter, and this conversation open. */
export function inboxPath(conversationId: string | null, filter: InboxFilter): string {
  const params = new URLSearchParams();
  if (filter.view !== noFilter.view) params.set("view", filter.view);
  if (filter.platform) params.set("platform", filter.platform);
  if (filter.status !== noFilter.status) params.set("status", filter.status);
  if (filter.q) params.set("q", filter.q);
  const search = params.toString();
  return `/inbox${conversationId ? `/${conversationId}` : ""}${search && `?${search}`}`;
}

/** The same filter as the list's route takes it. A search looks everywhere: what one looks for is often resolved. */
export function filterQuery(filter: InboxFilter, viewerId: string): Record<string, string> {
  const query: Record<string, string> = {};
  if (filter.status !== "any" && !filter.q) query.status = filter.status;
  if (filter.platform) query.platform = filter.platform;
  if (filter.q) query.q = filter.q;
  if (filter.view === "mine") query.assigneeId = viewerId;
  if (filter.view === "unassigned") query.unassigned = "true";
  if (filter.view === "unanswered") query.unanswered = "true";
  return query;
}

/** Would the server list this conversation? With a search only the server can tell, so null. */
export function belongs(
  filter: InboxFilter,
  viewerId: string,
  conversation: Pick<ConversationView, "status" | "platform" | "assignee" | "awaitingReplySince">,
): boolean | null {
  const { view, platform, status, q } = filter;
  if (platform && conversation.platform !== platform) return false;
  if (view === "mine" && conversation.assignee?.id !== viewerId) return false;
  if (view === "unassigned" && conversation.assignee) return false;
  if (view === "unanswered" && !conversation.awaitingReplySince) return false;
  if (q) return null;
  return status === "any" || conversation.status === status;
}

export const isFiltered = ({ platform, status }: InboxFilter): boolean =>
  platform !== null || status !== noFilter.status;
