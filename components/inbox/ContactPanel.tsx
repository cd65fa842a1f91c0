"use client";

import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { Conversations, Identities, Leads } from "@/components/contacts/Channels";
import { Duplicates } from "@/components/contacts/Duplicates";
import { Facts } from "@/components/contacts/Facts";
import { LabelsSection } from "@/components/contacts/LabelsSection";
import { Merges } from "@/components/contacts/Merges";
import { NotesSection } from "@/components/contacts/NotesSection";
import { useContact } from "@/components/contacts/useContact";
import { useMerge } from "@/components/contacts/useMerge";
import { ConversationLabels } from "@/components/labels/ConversationLabels";
import { PlatformMark } from "@/components/layout/PlatformMark";
import { Avatar } from "@/components/ui/Avatar";
import { Badge } from "@/components/ui/Badge";
import { buttonClass } from "@/components/ui/buttonClass";
import { ErrorState } from "@/components/ui/ErrorState";
import { Skeleton } from "@/components/ui/Skeleton";
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

/** Who this is, who answers, and everything that is known about the person. */
export function ContactPanel({ conversation, name, window, viewer, assignees, actions }: ContactPanelProps) {
  const t = useTranslations("inbox.panel");
  const { platform, configurationName, stage, status, reachable } = conversation;
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
        <p className="max-w-full truncate text-xs text-muted">
          {platformLabel(platform)} · {configurationName}
        </p>
        <div className="flex flex-wrap justify-center gap-1.5">
          <WindowChip window={window} />
          {stage && <Badge>{stage.name}</Badge>}
          {status !== "open" && <Badge tone="positive">{t(`statuses.${status}`)}</Badge>}
          {!reachable && <Badge tone="danger">{t("unreachable")}</Badge>}
        </div>
      </div>
      <Assignee assignee={conversation.assignee} viewer={viewer} assignees={assignees} actions={actions} />
      <ConversationLabels
        conversationId={conversation.id}
        labels={conversation.labels}
        mayChange={actions.write}
      />
      <Person
        key={conversation.contact.id}
        contactId={conversation.contact.id}
        conversationId={conversation.id}
        viewerId={viewer.id}
      />
    </div>
  );
}

interface PersonProps {
  contactId: string;
  conversationId: string;
  viewerId: string;
}

/** The same parts as on the contact's page, in one narrow column. */
function Person({ contactId, conversationId, viewerId }: PersonProps) {
  const t = useTranslations("contacts");
  const data = useContact(contactId);
  const { undo } = useMerge(data.reload);
  const router = useRouter();
  const { contact } = data;
  if (!contact && data.failed)
    return <ErrorState title={t("loadFailed")} onRetry={data.reload} className="px-0 py-4" />;
  if (!contact) return <PersonSkeleton label={t("loading")} />;
  return (
    <>
      <Duplicates
        duplicates={data.duplicates}
        // Comparing takes more room than there is here, and the panel may be a sheet itself.
        onMerge={(other) => router.push(`/contacts/${contact.id}?merge=${other.id}`)}
        onDistinguish={data.distinguish}
      />
      <Facts contact={contact} data={data} />
      <LabelsSection contact={contact} onLabel={data.label} />
      <Conversations contact={contact} exceptId={conversationId} />
      <NotesSection contact={contact} viewerId={viewerId} data={data} />
      {contact.leads.length > 0 && <Leads contact={contact} />}
      {contact.identities.length > 1 && <Identities contact={contact} />}
      <Merges contact={contact} undo={undo} />
      <Link href={`/contacts/${contact.id}`} className={buttonClass({ className: "self-start" })}>
        <ExternalLink className="size-4" aria-hidden />
        {t("openPage")}
      </Link>
    </>
  );
}

const PersonSkeleton = ({ label }: { label: string }) => (
  <div aria-busy aria-label={label} role="status" className="flex flex-col gap-4">
    <Skeleton className="h-9" />
    <Skeleton className="h-9" />
    <Skeleton className="h-9" />
    <Skeleton className="h-24" />
  </div>
);
