"use client";

import { SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent, MouseEvent, ReactNode } from "react";
import { PlatformMark } from "@/components/layout/PlatformMark";
import { Avatar } from "@/components/ui/Avatar";
import { Button } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/EmptyState";
import { ErrorState } from "@/components/ui/ErrorState";
import { RelativeTime } from "@/components/ui/RelativeTime";
import type { ContactHit, MessageHit, Segment } from "@/lib/inbox/searchViews";
import { inboxPath, type InboxFilter } from "../filter";
import { platformLabel } from "../platform";
import { ListSkeleton } from "../Skeletons";
import { useNameOf } from "../words";
import { useSearch } from "./useSearch";

interface SearchListProps {
  filter: InboxFilter;
  onOpen: (conversationId: string, messageId?: string) => void;
  onClear: () => void;
}

/** What was found, in the list's place: people first, then messages. The arrow keys move, Enter opens. */
export function SearchList({ filter, onOpen, onClear }: SearchListProps) {
  const t = useTranslations("list.search");
  const { results, phase, loadMore, retry } = useSearch(filter.q);
  if (phase === "failed") return <ErrorState title={t("failed")} onRetry={retry} />;
  if (!results) return <ListSkeleton rows={5} />;
  const people = results.contacts.filter(({ conversationId }) => conversationId !== null);
  if (phase === "ready" && people.length + results.items.length === 0) {
    return (
      <EmptyState
        icon={<SearchX />}
        title={t("nothing", { q: filter.q })}
        text={t("nothingText")}
        action={<Button onClick={onClear}>{t("clear")}</Button>}
      />
    );
  }
  return (
    <div onKeyDown={moveByArrow} aria-busy={phase === "searching"} className="pane flex-1">
      <p role="status" className="sr-only">
        {phase === "ready" && t("found", { people: people.length, messages: results.items.length })}
      </p>
      {people.length > 0 && (
        <Group title={t("people")}>
          {people.map((hit) => (
            <Person key={hit.id} hit={hit} filter={filter} onOpen={onOpen} />
          ))}
        </Group>
      )}
      {results.items.length > 0 && (
        <Group title={t("messages")}>
          {results.items.map((hit) => (
            <Message key={hit.messageId} hit={hit} filter={filter} onOpen={onOpen} />
          ))}
        </Group>
      )}
      {results.nextCursor && (
        <p className="flex justify-center p-3">
          <Button onClick={loadMore}>{t("more")}</Button>
        </p>
      )}
    </div>
  );
}

/** From one result to the next; above the first is the search field. */
function moveByArrow(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const hits = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-hit]")];
  const at = hits.findIndex((hit) => hit === document.activeElement);
  const next = hits[at + step];
  event.preventDefault();
  event.stopPropagation();
  if (next) next.focus();
  else if (at + step < 0)
    event.currentTarget.closest("aside")?.querySelector<HTMLElement>("input[type=search]")?.focus();
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <section aria-label={title}>
    <h2 className="px-4 pt-3 pb-1 text-xs font-medium text-faint">{title}</h2>
    <ul>{children}</ul>
  </section>
);

/** A text with its hits; never markup of anybody else. */
const Marked = ({ segments }: { segments: readonly Segment[] }) =>
  segments.map(({ text, hit }, index) =>
    hit ? (
      <mark key={index} className="rounded-xs bg-accent-tint font-medium text-accent">
        {text}
      </mark>
    ) : (
      text
    ),
  );

interface HitProps {
  href: string;
  onPress: () => void;
  children: ReactNode;
}

function Hit({ href, onPress, children }: HitProps) {
  const press = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onPress();
  };
  return (
    <li className="border-b">
      <a
        href={href}
        data-hit
        onClick={press}
        className="flex gap-3 px-4 py-2.5 hover:bg-strong/3 focus-visible:-outline-offset-2"
      >
        {children}
      </a>
    </li>
  );
}

interface PersonProps extends Pick<SearchListProps, "filter" | "onOpen"> {
  hit: ContactHit;
}

function Person({ hit: { name, detail, conversationId, platform }, filter, onOpen }: PersonProps) {
  const text = name.map((segment) => segment.text).join("");
  const named = text.trim() !== "";
  if (conversationId === null) return null;
  return (
    <Hit href={inboxPath(conversationId, filter)} onPress={() => onOpen(conversationId)}>
      <Avatar
        name={text}
        mark={platform && <PlatformMark platform={platform} label={platformLabel(platform)} size="xs" />}
        className="mt-0.5 self-start"
      />
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate text-base font-medium text-strong">
          <Marked segments={named ? name : detail} />
        </span>
        {named && (
          <span className="block truncate text-sm text-muted">
            <Marked segments={detail} />
          </span>
        )}
      </span>
    </Hit>
  );
}

interface MessageProps extends Pick<SearchListProps, "filter" | "onOpen"> {
  hit: MessageHit;
}

function Message({ hit, filter, onOpen }: MessageProps) {
  const t = useTranslations("list.search");
  const { conversationId, messageId, contact, platform, direction, sentAt, fragment } = hit;
  const name = useNameOf()({ ...contact, country: null });
  return (
    <Hit
      href={inboxPath(conversationId, filter, messageId)}
      onPress={() => onOpen(conversationId, messageId)}
    >
      <Avatar
        name={name}
        mark={<PlatformMark platform={platform} label={platformLabel(platform)} size="xs" />}
        className="mt-0.5 self-start"
      />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span dir="auto" className="min-w-0 flex-1 truncate text-base font-medium text-strong">
            {name}
          </span>
          <RelativeTime date={sentAt} className="text-xs text-faint tabular-nums" />
        </span>
        <span dir="auto" className="line-clamp-2 text-sm wrap-anywhere text-muted">
          {direction === "outbound" && `${t("us")} `}
          <Marked segments={fragment} />
        </span>
      </span>
    </Hit>
  );
}
