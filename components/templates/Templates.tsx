"use client";

import { MessageSquareQuote, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { toast } from "sonner";
import { Badge } from "@/components/ui/Badge";
import { Button } from "@/components/ui/Button";
import { ColumnMenu, useHiddenColumns } from "@/components/ui/ColumnMenu";
import { DataTable, type DataTableProps } from "@/components/ui/DataTable";
import { EmptyState } from "@/components/ui/EmptyState";
import { ErrorState } from "@/components/ui/ErrorState";
import { PageHeader } from "@/components/ui/PageHeader";
import { Tab, TabList, TabPanel, Tabs } from "@/components/ui/Tabs";
import type { TemplateView } from "@/lib/templates/views";
import type { TemplatePage } from "./api";
import { TemplatesProvider, type TemplatesPage } from "./context";
import { isFiltered, noFilter, type TemplateListFilter } from "./filter";
import { RowActions, TemplatePlatforms, TemplateTitle } from "./RowParts";
import { TemplateFilters } from "./TemplateFilters";
import { TemplateSheet } from "./TemplateSheet";
import { useArchiving } from "./useArchiving";
import { hiddenAtFirst, useColumns } from "./useColumns";
import { useTemplates } from "./useTemplates";

interface ListProps {
  initial: { filter: TemplateListFilter; page: TemplatePage };
  /** Begins with an empty one to be written. */
  creating: boolean;
}

/** The team's saved replies: found, written, put away. */
export function Templates({ initial, creating, ...page }: ListProps & TemplatesPage) {
  return (
    <TemplatesProvider value={page}>
      <List initial={initial} creating={creating} />
    </TemplatesProvider>
  );
}

function List({ initial, creating }: ListProps) {
  const t = useTranslations("templates");
  const list = useTemplates(initial);
  const { filter, show, reload, items, progress } = list;
  const [open, setOpen] = useState<TemplateView | "new" | null>(creating ? "new" : null);
  const { archive, restore } = useArchiving(reload);
  const columns = useColumns({ onArchive: archive, onRestore: restore });
  const [hidden, hide] = useHiddenColumns("templates", hiddenAtFirst);
  const write = useCallback(() => setOpen("new"), []);
  const finish = (created: boolean) => {
    toast.success(t(created ? "toast.created" : "toast.saved"));
    setOpen(null);
    reload();
  };
  const table: DataTableProps<TemplateView> = {
    label: t("title"),
    columns,
    rows: items,
    rowId: ({ id }) => id,
    rowLabel: ({ title }) => title,
    sorting: filter.sorting,
    onSort: (sorting) => show({ sorting }),
    hidden,
    onOpen: setOpen,
    openId: open && open !== "new" ? open.id : null,
    card: (template) => <Card template={template} onArchive={archive} onRestore={restore} />,
    empty: (
      <Nothing
        filter={filter}
        onClear={() => show({ ...noFilter, archived: filter.archived })}
        onWrite={write}
      />
    ),
    loading: progress === "loading",
    more: list.more && {
      load: list.more,
      loading: progress === "loadingMore",
      failed: progress === "moreFailed",
    },
  };
  return (
    <div className="flex flex-col md:h-full">
      <PageHeader
        title={t("title")}
        description={t("description")}
        action={
          <Button variant="primary" icon={<Plus className="size-4" aria-hidden />} onClick={write}>
            {t("new")}
          </Button>
        }
      />
      <div className="flex flex-wrap items-center gap-2 px-4 pb-3 md:px-8">
        <TemplateFilters filter={filter} onChange={show} />
        <span className="ml-auto hidden md:block">
          <ColumnMenu columns={columns} hidden={hidden} onChange={hide} />
        </span>
      </div>
      <Tabs
        value={filter.archived ? "archived" : "active"}
        onValueChange={(tab) => show({ archived: tab === "archived" })}
        className="flex min-h-0 flex-1 flex-col px-4 md:px-8"
      >
        <TabList aria-label={t("tabs.label")}>
          <Tab value="active">{t("tabs.active")}</Tab>
          <Tab value="archived">{t("tabs.archived")}</Tab>
        </TabList>
        <TabPanel value={filter.archived ? "archived" : "active"} className="min-h-72 flex-1 pb-4">
          {progress === "failed" ? (
            <ErrorState title={t("failed.title")} text={t("failed.text")} onRetry={reload} />
          ) : (
            <DataTable {...table} />
          )}
        </TabPanel>
      </Tabs>
      {open && (
        <TemplateSheet
          key={open === "new" ? "new" : open.id}
          template={open === "new" ? null : open}
          onSaved={finish}
          onClose={() => setOpen(null)}
          onRestore={restore}
        />
      )}
    </div>
  );
}

type CardProps = Parameters<typeof RowActions>[0];

/** On a phone. */
function Card({ template, ...acts }: CardProps) {
  const t = useTranslations("templates");
  return (
    <div className="flex flex-col gap-2">
      <div className="flex min-w-0 items-center gap-2">
        <span className="min-w-0 flex-1">
          <TemplateTitle template={template} />
        </span>
        <RowActions template={template} {...acts} />
      </div>
      <p className="line-clamp-2 text-sm [overflow-wrap:anywhere] text-muted">{template.body}</p>
      <div className="flex flex-wrap items-center gap-2 text-xs text-muted">
        <Badge>{t(`categories.${template.category}`)}</Badge>
        {template.shortcut && <span className="font-mono">/{template.shortcut}</span>}
        <TemplatePlatforms platforms={template.platforms} />
        <span className="ml-auto tabular-nums">{t("uses", { count: template.usageCount })}</span>
      </div>
    </div>
  );
}

interface NothingProps {
  filter: TemplateListFilter;
  onClear: () => void;
  onWrite: () => void;
}

/** Why the list is empty, and what to do. */
function Nothing({ filter, onClear, onWrite }: NothingProps) {
  const t = useTranslations("templates.empty");
  const page = useTranslations("templates");
  const icon = <MessageSquareQuote aria-hidden />;
  if (isFiltered(filter)) {
    const clear = <Button onClick={onClear}>{t("clear")}</Button>;
    return <EmptyState icon={icon} title={t("filtered")} text={t("filteredText")} action={clear} />;
  }
  if (filter.archived) return <EmptyState icon={icon} title={t("archived")} text={t("archivedText")} />;
  const write = (
    <Button variant="primary" onClick={onWrite}>
      {page("new")}
    </Button>
  );
  return <EmptyState icon={icon} title={t("title")} text={t("text")} action={write} />;
}
