"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { DataColumn } from "@/components/ui/dataColumns";
import { RelativeTime } from "@/components/ui/RelativeTime";
import type { TemplateView } from "@/lib/templates/views";
import { RowActions, TemplatePlatforms, TemplateTitle } from "./RowParts";

type Acts = Pick<Parameters<typeof RowActions>[0], "onArchive" | "onRestore">;

/** Not shown until somebody asks for it: most teams know who writes their replies. */
export const hiddenAtFirst: readonly string[] = ["owner"];

/** The columns of the list. */
export function useColumns({ onArchive, onRestore }: Acts): DataColumn<TemplateView>[] {
  const t = useTranslations("templates");
  return useMemo(() => {
    const header = (id: Parameters<typeof columnKey>[0]) => t(columnKey(id));
    return [
      {
        id: "title",
        header: header("title"),
        cell: (template) => <TemplateTitle template={template} />,
        sortable: true,
        fixed: true,
      },
      {
        id: "shortcut",
        header: header("shortcut"),
        cell: ({ shortcut }) => shortcut && <span className="font-mono text-xs text-muted">/{shortcut}</span>,
      },
      { id: "category", header: header("category"), cell: ({ category }) => t(`categories.${category}`) },
      {
        id: "platforms",
        header: header("platforms"),
        cell: ({ platforms }) => <TemplatePlatforms platforms={platforms} />,
      },
      {
        id: "owner",
        header: header("owner"),
        cell: ({ owner }) => <span className="block max-w-40 truncate">{owner.name}</span>,
      },
      {
        id: "usage",
        header: header("usage"),
        cell: ({ usageCount }) => usageCount,
        sortable: true,
        descendingFirst: true,
        numeric: true,
      },
      {
        id: "updated",
        header: header("updated"),
        cell: ({ updatedAt }) => <RelativeTime date={updatedAt} />,
        sortable: true,
        descendingFirst: true,
      },
      {
        id: "actions",
        header: header("actions"),
        cell: (template) => <RowActions template={template} onArchive={onArchive} onRestore={onRestore} />,
        fixed: true,
        className: "w-24",
      },
    ];
  }, [t, onArchive, onRestore]);
}

const columnKey = <
  Id extends "title" | "shortcut" | "category" | "platforms" | "owner" | "usage" | "updated" | "actions",
>(
  id: Id,
) => `columns.${id}` as const;
