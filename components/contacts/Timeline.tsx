"use client";

import { Activity, NotebookPen } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useEffect, useEffectEvent, useState, type ReactNode } from "react";
import { platformLabel } from "@/components/inbox/platform";
import { PlatformMark } from "@/components/layout/PlatformMark";
import { Button } from "@/components/ui/Button";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { Skeleton } from "@/components/ui/Skeleton";
import type { ContactDetails, TimelineItem } from "@/lib/contacts/views";
import type { Page } from "@/lib/inbox/views";
import type { Result } from "@/lib/result";
import { fetchTimeline } from "./api";
import { Nothing, Section } from "./Section";
import { useContactName } from "./words";

/** Everything that happened with the person, on all platforms, newest first. Read again when `contact` has changed. */
export function Timeline({ contact }: { contact: ContactDetails }) {
  const t = useTranslations("contacts.timeline");
  const [items, setItems] = useState<TimelineItem[] | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const [loading, setLoading] = useState(false);

  const receive = (page: Result<Page<TimelineItem>>, after: string | null) => {
    setFailed(!page.ok);
    if (!page.ok) return;
    const fresh = page.value;
    const known = new Set(fresh.items.map(({ id }) => id));
    const older = (items ?? []).filter(({ id }) => !known.has(id));
    // What was read before stays: newer lines come on top of it, older ones below.
    setItems(after === null ? [...fresh.items, ...older] : [...older, ...fresh.items]);
    if (after !== null || items === null) setCursor(fresh.nextCursor);
  };
  const loadMore = async () => {
    setLoading(true);
    receive(await fetchTimeline(contact.id, cursor), cursor);
    setLoading(false);
  };
  const hear = useEffectEvent(receive);
  useEffect(() => {
    let current = true;
    void fetchTimeline(contact.id, null).then((page) => {
      if (current) hear(page, null);
    });
    return () => {
      current = false;
    };
  }, [contact]);

  return (
    <Section title={t("title")}>
      {items === null && !failed && (
        <div aria-busy className="flex flex-col gap-3">
          <Skeleton className="h-10" />
          <Skeleton className="h-10" />
          <Skeleton className="h-10" />
        </div>
      )}
      {items?.length === 0 && <Nothing>{t("none")}</Nothing>}
      <ol className="flex flex-col gap-3">
        {items?.map((item) => (
          <li key={item.id} className="flex gap-2.5 text-sm">
            <Entry item={item} contact={contact} />
          </li>
        ))}
      </ol>
      {failed && (
        <p role="alert" className="text-sm text-danger">
          {t("failed")}
        </p>
      )}
      {(cursor !== null || failed) && (
        <Button size="sm" className="self-start" loading={loading} onClick={() => void loadMore()}>
          {t(failed ? "retry" : "more")}
        </Button>
      )}
    </Section>
  );
}

function Entry({ item, contact }: { item: TimelineItem; contact: ContactDetails }) {
  const name = useContactName()(contact);
  const sentence = useSentence();
  const icon = () => {
    if (item.type === "note") return <NotebookPen className="size-4 text-warning" aria-hidden />;
    if (item.platform === null) return <Activity className="size-4 text-faint" aria-hidden />;
    return <PlatformMark platform={item.platform} label={platformLabel(item.platform)} size="sm" />;
  };
  const who = item.type === "message" && item.direction === "inbound" ? name : item.author;
  return (
    <>
      <span className="mt-0.5 flex w-4 shrink-0 justify-center">{icon()}</span>
      <Place item={item}>
        <span className="flex items-baseline justify-between gap-3 text-xs text-muted">
          <span className="min-w-0 truncate">{who ?? sentence.us}</span>
          <RelativeTime date={item.at} />
        </span>
        <span className="line-clamp-3 [overflow-wrap:anywhere] whitespace-pre-wrap text-body">
          {sentence.of(item)}
        </span>
      </Place>
    </>
  );
}

/** A line of a conversation leads to it. */
function Place({ item, children }: { item: TimelineItem; children: ReactNode }) {
  if (item.conversationId === null) return <span className="min-w-0 flex-1">{children}</span>;
  return (
    <Link
      href={`/inbox/${item.conversationId}`}
      className="-mx-1.5 -my-0.5 min-w-0 flex-1 rounded-control px-1.5 py-0.5 hover:bg-strong/4"
    >
      {children}
    </Link>
  );
}

/** What each line says. An action that has no words yet is named by what it is about. */
function useSentence() {
  const t = useTranslations("contacts.timeline");
  const of = (item: TimelineItem): string => {
    if (item.type === "note") return item.text.replace(/@\[([^\]]*)\]\([^)]*\)/g, "@$1");
    if (item.type === "message") {
      if (item.text) return item.text;
      const kind = `kinds.${item.kind}`;
      return t.has(kind as never) ? t(kind as never) : t("kinds.other");
    }
    const action = `actions.${item.action.replace(".", "_")}`;
    return t.has(action as never) ? t(action as never) : t("actions.other");
  };
  return { of, us: t("us") };
}
