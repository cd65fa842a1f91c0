"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PlatformMark } from "@/components/layout/PlatformMark";
import { Avatar } from "@/components/ui/Avatar";
import { Badge } from "@/components/ui/Badge";
import { CopyButton } from "@/components/ui/CopyButton";
import { RelativeTime } from "@/components/ui/RelativeTime";
import type { ConversationView, PersonView } from "@/lib/inbox/views";
import type { InboxViewer } from "./actions";
import { Assignee } from "./Assignee";
import { platformLabel } from "./platform";
import type { ConversationActions } from "./useConversationActions";
import { WindowChip } from "./WindowChip";
import type { WindowView } from "./window";

export interface ContactPanelProps {
  conversation: ConversationView;
  name: string;
  window: WindowView;
  viewer: InboxViewer;
  assignees: readonly PersonView[];
  actions: ConversationActions;
}

/** Who this is, through which channel, and who answers. */
export function ContactPanel({ conversation, name, window, viewer, assignees, actions }: ContactPanelProps) {
  const t = useTranslations("inbox.panel");
  const country = useCountry(conversation.contact.country);
  const { contact, platform, configurationName, stage, status, lastMessageAt, reachable } = conversation;
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col items-center gap-2 text-center">
        <Avatar
          name={name}
          size="xl"
          mark={<PlatformMark platform={platform} label={platformLabel(platform)} size="md" />}
        />
        <p className="max-w-full text-md font-semibold text-balance [overflow-wrap:anywhere] text-strong">
          {name}
        </p>
        <div className="flex flex-wrap justify-center gap-1.5">
          <WindowChip window={window} />
          {status !== "open" && <Badge tone="positive">{t(`statuses.${status}`)}</Badge>}
          {!reachable && <Badge tone="danger">{t("unreachable")}</Badge>}
        </div>
      </div>
      <Assignee assignee={conversation.assignee} viewer={viewer} assignees={assignees} actions={actions} />
      <section aria-label={t("details")}>
        <dl className="flex flex-col gap-3 text-sm">
          {contact.phone && (
            <Detail
              term={t("phone")}
              aside={<CopyButton value={contact.phone} label={t("copyPhone")} size="sm" variant="ghost" />}
            >
              <a href={`tel:${contact.phone}`} className="tabular-nums hover:underline">
                {contact.phone}
              </a>
            </Detail>
          )}
          {contact.username && <Detail term={t("username")}>@{contact.username}</Detail>}
          {country && <Detail term={t("country")}>{country}</Detail>}
          <Detail term={t("channel")}>
            {platformLabel(platform)} · {configurationName}
          </Detail>
          {stage && <Detail term={t("stage")}>{stage.name}</Detail>}
          <Detail term={t("lastMessage")}>
            <RelativeTime date={lastMessageAt} />
          </Detail>
        </dl>
      </section>
    </div>
  );
}

function Detail({ term, aside, children }: { term: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-muted">{term}</dt>
      <dd className="flex items-center justify-between gap-2 text-strong">
        <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
        {/* As high as the line, so that the rows keep their distance. */}
        {aside && <span className="-my-2 flex shrink-0">{aside}</span>}
      </dd>
    </div>
  );
}

/** The country's name in the reader's language. @param code ISO 3166-1 alpha-2 */
function useCountry(code: string | null): string | null {
  const locale = useLocale();
  if (!code || !/^[A-Z]{2}$/.test(code)) return null;
  return new Intl.DisplayNames(locale, { type: "region" }).of(code) ?? code;
}
