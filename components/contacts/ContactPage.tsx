"use client";

import { ArrowLeft, Combine } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Avatar } from "@/components/ui/Avatar";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import type { ContactDetails, ContactView } from "@/lib/contacts/views";
import { Conversations, Identities, Leads } from "./Channels";
import { Duplicates } from "./Duplicates";
import { Facts } from "./Facts";
import { LabelsSection } from "./LabelsSection";
import { MergeDialog } from "./MergeDialog";
import { Merges } from "./Merges";
import { NotesSection } from "./NotesSection";
import { Timeline } from "./Timeline";
import { useContact } from "./useContact";
import { useMerge } from "./useMerge";
import { useContactName } from "./words";

export interface ContactPageProps {
  initial: ContactDetails;
  viewerId: string;
  /** Opened to be compared with this one. */
  mergeWith: ContactView | null;
}

/** One person: what is known on the left, what happened on the right; one column on a phone. */
export function ContactPage({ initial, viewerId, mergeWith }: ContactPageProps) {
  const t = useTranslations("contacts");
  const router = useRouter();
  const data = useContact(initial.id, initial);
  const contact = data.contact ?? initial;
  const name = useContactName()(contact);
  const { merge, undo } = useMerge(data.reload);
  const [merging, setMerging] = useState<{ other: ContactView | null } | null>(
    mergeWith && { other: mergeWith },
  );
  return (
    <div className="flex flex-col">
      <header className="flex flex-wrap items-center gap-3 px-4 pt-5 pb-4 md:px-8 md:pt-7">
        <IconButton
          label={t("back")}
          icon={<ArrowLeft className="size-4" aria-hidden />}
          variant="ghost"
          onClick={() => router.push("/contacts")}
        />
        <Avatar name={name} size="lg" />
        <h1 className="line-clamp-2 min-w-0 flex-1 basis-40 text-lg font-semibold [overflow-wrap:anywhere] text-strong">
          {name}
        </h1>
        <Button icon={<Combine className="size-4" aria-hidden />} onClick={() => setMerging({ other: null })}>
          {t("merge.action")}
        </Button>
      </header>
      <div className="grid gap-x-10 gap-y-6 px-4 pb-10 md:px-8 lg:grid-cols-[20rem_minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-6">
          <Duplicates
            duplicates={data.duplicates}
            onMerge={(other) => setMerging({ other })}
            onDistinguish={data.distinguish}
          />
          <Facts contact={contact} data={data} />
          <LabelsSection contact={contact} onLabel={data.label} />
          <Identities contact={contact} />
          <Merges contact={contact} undo={undo} />
        </div>
        <div className="grid min-w-0 content-start gap-x-10 gap-y-6 xl:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-6">
            <NotesSection contact={contact} viewerId={viewerId} data={data} />
            <Conversations contact={contact} />
            <Leads contact={contact} />
          </div>
          {/* Another person's history came or went with their identities: it is read anew. */}
          <Timeline key={contact.identities.map(({ id }) => id).join()} contact={contact} />
        </div>
      </div>
      {merging && (
        <MergeDialog
          contact={contact}
          other={merging.other}
          merge={merge}
          onMerged={(winnerId) => winnerId !== contact.id && router.replace(`/contacts/${winnerId}`)}
          onClose={() => setMerging(null)}
        />
      )}
    </div>
  );
}
