"use client";

import { useTranslations } from "next-intl";
import { LabelPicker } from "@/components/labels/LabelPicker";
import type { ContactDetails } from "@/lib/contacts/views";
import { LabelChips } from "./LabelChips";
import { Nothing, Section } from "./Section";
import type { ContactData } from "./useContact";

/** The contact's labels, chosen from the team's. */
export function LabelsSection({
  contact,
  onLabel,
}: {
  contact: ContactDetails;
  onLabel: ContactData["label"];
}) {
  const t = useTranslations("contacts.labels");
  return (
    <Section
      title={t("title")}
      action={<LabelPicker chosen={contact.labels} onChange={(labelIds) => void onLabel(labelIds)} />}
    >
      {contact.labels.length > 0 ? <LabelChips labels={contact.labels} /> : <Nothing>{t("none")}</Nothing>}
    </Section>
  );
}
