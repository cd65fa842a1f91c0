"use client";

import type { RefObject } from "react";
import type { FilterChoices, PersonView, ViewCounts } from "@/lib/inbox/views";
import type { InboxActions, InboxViewer } from "../actions";
import { ConversationList, type ListHandle } from "../ConversationList";
import { ListHeader } from "../ListHeader";
import type { InboxData } from "../useInbox";
import type { InboxLocation } from "../useInboxLocation";
import { prefetchThread, type ThreadCache } from "../useThread";
import { BulkBar } from "./BulkBar";
import { SearchList } from "./SearchList";
import { useBulk } from "./useBulk";
import { useCounts } from "./useCounts";
import { useSelection } from "./useSelection";

interface ListPaneProps {
  viewer: InboxViewer;
  actions: InboxActions;
  assignees: readonly PersonView[];
  choices: FilterChoices;
  counts: ViewCounts;
  location: InboxLocation;
  inbox: InboxData;
  cache: ThreadCache;
  search: RefObject<HTMLDivElement | null>;
  handle: RefObject<ListHandle | null>;
}

/** The conversations: what is listed, what was found, and what is done with several at once. */
export function ListPane(props: ListPaneProps) {
  const { viewer, actions, assignees, choices, location, inbox, cache, search, handle } = props;
  const { state, loadMore, reload, refreshOne } = inbox;
  const counts = useCounts(props.counts);
  const selection = useSelection();
  const bulk = useBulk(actions.bulk, refreshOne);
  const chosen = state.items.filter(({ id }) => selection.ids.has(id));
  const { q } = location.filter;
  return (
    <>
      <ListHeader
        filter={location.filter}
        counts={counts}
        choices={choices}
        people={assignees}
        onChange={(change) => {
          selection.clear();
          location.setFilter(change);
        }}
        search={search}
      />
      {chosen.length > 0 && !q && (
        <BulkBar
          chosen={chosen}
          viewer={viewer}
          assignees={assignees}
          bulk={bulk}
          onClear={selection.clear}
        />
      )}
      {q ? (
        <SearchList
          filter={location.filter}
          onOpen={location.open}
          onClear={() => location.setFilter({ q: "" })}
        />
      ) : (
        <ConversationList
          state={state}
          selection={selection}
          onOpen={location.open}
          onFilter={location.setFilter}
          onNear={(id) => void prefetchThread(cache, id)}
          loadMore={loadMore}
          reload={reload}
          handle={handle}
        />
      )}
    </>
  );
}
