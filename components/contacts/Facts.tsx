"use client";

import { useFormatter, useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/CopyButton";
import type { ContactDetails, FieldView } from "@/lib/contacts/views";
import { EditableFact } from "./EditableFact";
import { Section } from "./Section";
import type { ContactData } from "./useContact";
import { useCountries, useCountryName, useLanguages } from "./words";

interface FactsProps {
  contact: ContactDetails;
  data: Pick<ContactData, "edit" | "definitions">;
}

/** Where the country comes from, when nobody wrote it. */
const sources = ["bsuid", "phone", "locale"] as const;

/** What is known about the person, each part editable where it stands. */
export function Facts({ contact, data: { edit, definitions } }: FactsProps) {
  const t = useTranslations("contacts.facts");
  const countries = useCountries();
  const countryName = useCountryName();
  const languages = useLanguages(contact.language);
  const source = sources.find((known) => known === contact.countrySource);
  return (
    <Section title={t("title")}>
      <dl className="flex flex-col gap-2">
        <EditableFact term={t("name")} value={contact.name ?? ""} onSave={(name) => edit({ name })} />
        <EditableFact
          term={t("phone")}
          type="tel"
          value={contact.phone ?? ""}
          shown={<span className="tabular-nums">{contact.phone}</span>}
          aside={
            contact.phone && (
              <CopyButton value={contact.phone} label={t("copyPhone")} size="sm" variant="ghost" />
            )
          }
          onSave={(phone) => edit({ phone })}
        />
        <EditableFact
          term={t("email")}
          type="email"
          value={contact.email ?? ""}
          aside={
            contact.email && (
              <CopyButton value={contact.email} label={t("copyEmail")} size="sm" variant="ghost" />
            )
          }
          onSave={(email) => edit({ email })}
        />
        <EditableFact
          term={t("country")}
          value={contact.country ?? ""}
          options={countries}
          shown={
            contact.country && (
              <>
                {countryName(contact.country)}
                {source && <span className="block text-xs text-muted">{t(`source.${source}`)}</span>}
              </>
            )
          }
          onSave={(country) => edit({ country })}
        />
        <EditableFact
          term={t("language")}
          value={contact.language ?? ""}
          options={languages}
          shown={languages.find(({ value }) => value === contact.language)?.label}
          onSave={(language) => edit({ language })}
        />
        {definitions.map((definition) => (
          <CustomFact key={definition.key} definition={definition} contact={contact} edit={edit} />
        ))}
      </dl>
    </Section>
  );
}

interface CustomFactProps {
  definition: FieldView;
  contact: ContactDetails;
  edit: ContactData["edit"];
}

function CustomFact({ definition: { key, label, kind, choices }, contact, edit }: CustomFactProps) {
  const format = useFormatter();
  const value = contact.fields[key];
  const shown = () => {
    if (typeof value === "number") return format.number(value, { maximumFractionDigits: 6 });
    if (kind === "date" && value)
      return format.dateTime(new Date(`${value}T12:00:00Z`), { dateStyle: "medium" });
    return value;
  };
  return (
    <EditableFact
      term={label}
      value={value === undefined ? "" : String(value)}
      shown={shown()}
      type={kind === "choice" ? "text" : kind}
      options={kind === "choice" ? choices.map((choice) => ({ value: choice, label: choice })) : undefined}
      onSave={(given) => edit({ fields: { [key]: given || null } })}
    />
  );
}
