"use client";

import { Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { RelativeTime } from "@/components/ui/RelativeTime";
import type { ContactDetails } from "@/lib/contacts/views";
import { Section } from "./Section";

interface MergesProps {
  contact: ContactDetails;
  undo: (mergeId: string) => Promise<boolean>;
}

/** Who has become part of this contact; each can be taken out again. */
export function Merges({ contact, undo }: MergesProps) {
  const t = useTranslations("contacts.merge");
  const [undoing, setUndoing] = useState<string | null>(null);
  if (contact.merges.length === 0) return null;
  const takeOut = async (mergeId: string) => {
    setUndoing(mergeId);
    await undo(mergeId);
    setUndoing(null);
  };
  return (
    <Section title={t("history")} count={contact.merges.length}>
      <ul className="flex flex-col gap-2">
        {contact.merges.map(({ id, loserName, actor, mergedAt }) => (
          <li key={id} className="flex items-center gap-2 text-sm">
            <span className="min-w-0 flex-1">
              <span className="block truncate text-strong">{loserName ?? t("nameless")}</span>
              <span className="block truncate text-xs text-muted">
                {actor} · <RelativeTime date={mergedAt} />
              </span>
            </span>
            <Button
              size="sm"
              loading={undoing === id}
              icon={<Undo2 className="size-4" aria-hidden />}
              onClick={() => void takeOut(id)}
            >
              {t("separate")}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
