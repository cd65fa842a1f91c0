/** What the list shows, as it stands in the page's address. Pure. */
import type { ConversationSort } from "@/lib/inbox/schema";
import type { ConversationView, ViewCounts } from "@/lib/inbox/views";
import { isPlatformId } from "@/lib/platforms/manifest";

export type ListView = keyof ViewCounts;

export const listViews = [
  "all",
  "mine",
  "unassigned",
  "unanswered",
  "closing",
  "snoozed",
  "resolved",
] as const satisfies readonly ListView[];

const listSorts = ["activity", "waiting", "closing"] as const satisfies readonly ConversationSort[];

/** What narrows a view down, one value each; null: not at all. */
export const listFilters = ["platform", "configurationId", "assigneeId", "stageId", "labelId"] as const;
export type ListFilter = (typeof listFilters)[number];

export interface InboxFilter extends Record<ListFilter, string | null> {
  view: ListView;
  /** Null: as the view has it. */
  sort: ConversationSort | null;
  /** Empty: no search. */
  q: string;
}

const unfiltered: Record<ListFilter, null> = {
  platform: null,
  configurationId: null,
  assigneeId: null,
  stageId: null,
  labelId: null,
};
export const noFilter: InboxFilter = { view: "all", ...unfiltered, sort: null, q: "" };

const oneOf = <T extends string>(values: readonly T[], value: string | null): T | undefined =>
  values.find((candidate) => candidate === value);

const isUuid = (value: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value);

/** Anything unknown in the address is as if it were not there. */
export function readFilter(params: { get(name: string): string | null }): InboxFilter {
  const idOf = (name: ListFilter) => {
    const value = params.get(name);
    return value && isUuid(value) ? value : null;
  };
  const platform = params.get("platform");
  return {
    view: oneOf(listViews, params.get("view")) ?? noFilter.view,
    platform: platform && isPlatformId(platform) ? platform : null,
    configurationId: idOf("configurationId"),
    assigneeId: idOf("assigneeId"),
    stageId: idOf("stageId"),
    labelId: idOf("labelId"),
    sort: oneOf(listSorts, params.get("sort")) ?? null,
    q: (params.get("q") ?? "").trim().slice(0, 200),
  };
}

/** The address of the inbox with this filter, and this conversation open (at one of its messages). */
export function inboxPath(conversationId: string | null, filter: InboxFilter, messageId?: string): string {
  const params = new URLSearchParams();
  if (filter.view !== noFilter.view) params.set("view", filter.view);
  for (const name of listFilters) if (filter[name]) params.set(name, filter[name]);
  if (filter.sort) params.set("sort", filter.sort);
  if (filter.q) params.set("q", filter.q);
  if (messageId) params.set("message", messageId);
  const search = params.toString();
  return `/inbox${conversationId ? `/${conversationId}` : ""}${search && `?${search}`}`;
}

/** Soon is what matters of windows that close; everywhere else it is the last activity. */
export const sortOf = ({ sort, view }: InboxFilter): ConversationSort =>
  sort ?? (view === "closing" ? "closing" : "activity");

/** The same filter as the list's route takes it. What is searched for is shown beside the list, not by it. */
export function filterQuery(filter: InboxFilter, viewerId: string): Record<string, string> {
  const { view } = filter;
  const query: Record<string, string> = {
    status: view === "snoozed" || view === "resolved" ? view : "open",
    sort: sortOf(filter),
  };
  for (const name of listFilters) if (filter[name]) query[name] = filter[name];
  if (view === "mine") query.assigneeId = viewerId;
  if (view === "unassigned") query.unassigned = "true";
  if (view === "unanswered") query.unanswered = "true";
  if (view === "closing") query.closing = "true";
  return query;
}

const CLOSING_MS = 2 * 3_600_000;

type Filtered = Pick<
  ConversationView,
  | "status"
  | "platform"
  | "configurationId"
  | "assignee"
  | "stage"
  | "labels"
  | "awaitingReplySince"
  | "windowExpiresAt"
>;

/** Would the server list this conversation? */
export function belongs(
  filter: InboxFilter,
  viewerId: string,
  conversation: Filtered,
  now = Date.now(),
): boolean {
  const { platform, configurationId, assigneeId, stageId, labelId } = filter;
  return (
    inView(filter.view, viewerId, conversation, now) &&
    (!platform || conversation.platform === platform) &&
    (!configurationId || conversation.configurationId === configurationId) &&
    (!assigneeId || conversation.assignee?.id === assigneeId) &&
    (!stageId || conversation.stage?.id === stageId) &&
    (!labelId || conversation.labels.some(({ id }) => id === labelId))
  );
}

function inView(view: ListView, viewerId: string, conversation: Filtered, now: number): boolean {
  const { status, assignee, awaitingReplySince, windowExpiresAt } = conversation;
  if (status !== (view === "snoozed" || view === "resolved" ? view : "open")) return false;
  const left = windowExpiresAt === null ? 0 : Date.parse(windowExpiresAt) - now;
  if (view === "mine") return assignee?.id === viewerId;
  if (view === "unassigned") return assignee === null;
  if (view === "unanswered") return awaitingReplySince !== null;
  return view !== "closing" || (left > 0 && left < CLOSING_MS);
}

/** How many filters narrow the view down. */
export const countFilters = (filter: InboxFilter): number =>
  listFilters.filter((name) => filter[name] !== null).length;

/** The same view and search without them. */
export const withoutFilters = (filter: InboxFilter): InboxFilter => ({ ...filter, ...unfiltered });
