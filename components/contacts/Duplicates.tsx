"use client";

import { Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import type { ContactView, DuplicateView } from "@/lib/contacts/views";
import { useContactName } from "./words";

interface DuplicatesProps {
  duplicates: readonly DuplicateView[];
  onMerge: (other: ContactView) => void;
  onDistinguish: (otherId: string) => Promise<void>;
}

/** Who may be the same person, and why: to be merged, or never suggested again. */
export function Duplicates({ duplicates, onMerge, onDistinguish }: DuplicatesProps) {
  const t = useTranslations("contacts.duplicates");
  const nameOf = useContactName();
  const [first] = duplicates;
  if (!first) return null;
  const { contact, reasons } = first;
  return (
    <section
      aria-label={t("title")}
      className="flex flex-col gap-2 rounded-card bg-info-tint px-3 py-2.5 text-sm"
    >
      <p className="flex items-start gap-2 text-strong">
        <Users className="mt-0.5 size-4 shrink-0 text-info" aria-hidden />
        <span className="min-w-0 [overflow-wrap:anywhere]">
          {t("maybe", { name: nameOf(contact) })}
          <span className="block text-xs text-muted">
            {reasons.map((reason) => t(`reasons.${reason}`)).join(" · ")}
            {duplicates.length > 1 && ` · ${t("more", { count: duplicates.length - 1 })}`}
          </span>
        </span>
      </p>
      <span className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => onMerge(contact)}>
          {t("compare")}
        </Button>
        <Button size="sm" variant="ghost" onClick={() => void onDistinguish(contact.id)}>
          {t("different")}
        </Button>
      </span>
    </section>
  );
}
