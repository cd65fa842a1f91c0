"use client";

import { Combine, ContactRound, Download, ListPlus, Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { buttonClass } from "@/components/ui/buttonClass";
import { DataTable } from "@/components/ui/DataTable";
import { EmptyState } from "@/components/ui/EmptyState";
import { IconButton } from "@/components/ui/IconButton";
import { PageHeader } from "@/components/ui/PageHeader";
import type { ContactFilter, ContactSort } from "@/lib/contacts/schema";
import type { ContactView, FieldView } from "@/lib/contacts/views";
import type { Page } from "@/lib/inbox/views";
import type { LabelView } from "@/lib/labels/views";
import { ContactCard, useColumns } from "./columns";
import { ContactFilters } from "./ContactFilters";
import { FieldsSheet } from "./FieldsSheet";
import { filterQuery, hrefOf } from "./filter";
import { ImportSheet } from "./ImportSheet";
import { MergeDialog } from "./MergeDialog";
import { useContacts } from "./useContacts";
import { useMerge } from "./useMerge";
import { useContactName } from "./words";

export interface ContactsProps {
  page: Page<ContactView>;
  filter: ContactFilter;
  labels: readonly LabelView[];
  definitions: readonly FieldView[];
  may: { import: boolean; export: boolean; editFields: boolean };
}

/** Everybody we have written with, or were given. */
export function Contacts({ page, filter, labels, definitions, may }: ContactsProps) {
  const t = useTranslations("contacts");
  const router = useRouter();
  const nameOf = useContactName();
  const columns = useColumns();
  const { contacts, more } = useContacts(page, filter);
  const [chosen, setChosen] = useState<string[]>([]);
  const [open, setOpen] = useState<"import" | "fields" | "merge" | null>(null);
  const { merge } = useMerge(() => setChosen([]));
  const show = (change: Partial<ContactFilter>) =>
    router.push(hrefOf({ ...filter, ...change }), { scroll: false });
  const pair = chosen.map((id) => contacts.find((contact) => contact.id === id));
  const [first, second] = pair;
  const close = () => setOpen(null);
  const narrowed = Object.keys(filterQuery(filter)).some((key) => key !== "sort");

  return (
    <div className="flex flex-col md:h-full">
      <PageHeader
        title={t("title")}
        description={t("description")}
        action={
          may.import && (
            <Button
              variant="primary"
              icon={<Upload className="size-4" aria-hidden />}
              onClick={() => setOpen("import")}
            >
              {t("import.action")}
            </Button>
          )
        }
      >
        {may.editFields && (
          <IconButton
            label={t("fields.title")}
            variant="secondary"
            icon={<ListPlus className="size-4" aria-hidden />}
            onClick={() => setOpen("fields")}
          />
        )}
        {may.export && (
          <a
            href={`/api/contacts/export?${new URLSearchParams(filterQuery(filter)).toString()}`}
            download
            className={buttonClass()}
          >
            <Download className="size-4" aria-hidden />
            {t("exportAction")}
          </a>
        )}
      </PageHeader>
      <div className="flex flex-wrap items-center gap-2 px-4 pb-3 md:px-8">
        <ContactFilters filter={filter} labels={labels} definitions={definitions} onChange={show} />
      </div>
      <div className="min-h-0 flex-1 px-4 pb-6 md:px-8">
        <DataTable
          label={t("title")}
          columns={columns}
          rows={contacts}
          rowId={({ id }) => id}
          rowLabel={nameOf}
          sorting={{ column: filter.sort, descending: filter.sort !== "name" }}
          onSort={({ column }) => show({ sort: column as ContactSort })}
          selection={{
            ids: chosen,
            onChange: setChosen,
            actions: (
              <Button
                size="sm"
                disabled={!first || !second || pair.length !== 2}
                icon={<Combine className="size-4" aria-hidden />}
                onClick={() => setOpen("merge")}
              >
                {t(pair.length === 2 ? "merge.two" : "merge.chooseTwo")}
              </Button>
            ),
          }}
          onOpen={({ id }) => router.push(`/contacts/${id}`)}
          card={(contact) => <ContactCard contact={contact} />}
          more={more}
          empty={
            <EmptyState
              icon={<ContactRound />}
              title={t(narrowed ? "empty.filtered" : "empty.title")}
              text={t(narrowed ? "empty.filteredText" : "empty.text")}
              action={
                narrowed && <Button onClick={() => router.push("/contacts")}>{t("filters.clear")}</Button>
              }
            />
          }
        />
      </div>
      {open === "import" && (
        <ImportSheet definitions={definitions} onClose={close} onImported={() => router.refresh()} />
      )}
      {open === "fields" && (
        <FieldsSheet definitions={definitions} onClose={close} onChanged={() => router.refresh()} />
      )}
      {open === "merge" && first && second && (
        <MergeDialog contact={first} other={second} merge={merge} onClose={close} />
      )}
    </div>
  );
}
