"use client";

import { useTable, type ColumnDef, type RowSelectionState, type SortingState } from "@tanstack/react-table";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useMemo, type ReactNode } from "react";
import { Button } from "./Button";
import { features, type DataColumn, type DataFeatures, type Sorting } from "./dataColumns";
import { DataHead, DataRow, DataSkeletonRows, type DataRowModel } from "./DataTableParts";
import { Table, TableHead } from "./Table";
import { useRowKeys } from "./useRowKeys";

export interface RowSelection {
  ids: readonly string[];
  onChange: (ids: string[]) => void;
  /** What can be done with those that are chosen, in a bar above the table. */
  actions: ReactNode;
}

export interface DataTableProps<Row extends object> {
  /** What it lists. */
  label: string;
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** The row in a few words, for those who hear the page. */
  rowLabel: (row: Row) => string;
  sorting?: Sorting;
  onSort?: (sorting: Sorting) => void;
  /** Ids of columns that are not shown. */
  hidden?: readonly string[];
  selection?: RowSelection;
  /** Enter, or a press anywhere on the row that is no button of its own. */
  onOpen?: (row: Row) => void;
  /** The row that is open beside the table. */
  openId?: string | null;
  /** One row on a phone; its own buttons stand above the press that opens it with `relative z-1`. */
  card: (row: Row) => ReactNode;
  /** Instead of rows, when there are none. */
  empty: ReactNode;
  /** The first rows are on their way: their shape is shown. */
  loading?: boolean;
  /** The way to the next page; null at the end. */
  more?: { load: () => void; loading: boolean; failed: boolean } | null;
}

const NONE: readonly string[] = [];

/**
 * The one table of lists: sorted and filtered by the server, 40 px rows under a head that stays, cards on a phone. The
 * arrows move between rows, Enter opens one, Space chooses it. Give it a frame with a height; it scrolls in it.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { rows, loading = false, empty, selection, more } = props;
  if (rows.length === 0 && !loading) return empty;
  return (
    <div className="flex min-h-0 flex-col gap-2 md:h-full">
      {selection && selection.ids.length > 0 && <SelectionBar {...selection} />}
      <WideTable {...props} />
      <Cards {...props} />
      {more && <More {...more} />}
    </div>
  );
}

/** On a tablet or a desk. */
function WideTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, rows, rowId, rowLabel, selection, onOpen, openId, loading = false } = props;
  const table = useRows(props);
  const models = table.getRowModel().rows as DataRowModel<Row>[];
  const keys = useRowKeys(rows.length);
  return (
    <Table label={label} className="hidden max-h-full min-h-0 md:block">
      <TableHead>
        <DataHead table={table} selectable={selection !== undefined} columns={props.columns} />
      </TableHead>
      <tbody aria-busy={loading} onKeyDown={keys.onKeyDown}>
        {loading && rows.length === 0 ? (
          <DataSkeletonRows columns={table.getVisibleLeafColumns().length + (selection ? 1 : 0)} />
        ) : (
          models.map((model, index) => (
            <DataRow
              key={model.id}
              row={model}
              columns={props.columns}
              label={rowLabel(model.original)}
              selectable={selection !== undefined}
              open={openId === rowId(model.original)}
              focus={keys.of(index)}
              onOpen={onOpen}
            />
          ))
        )}
      </tbody>
    </Table>
  );
}

/** TanStack Table, with all of its state in the hands of the page around it. */
function useRows<Row extends object>(props: DataTableProps<Row>) {
  const { columns, rows, rowId, sorting, onSort, hidden = NONE, selection } = props;
  const definitions = useMemo(() => columns.map((column) => definition(column)), [columns]);
  const sorted: SortingState = sorting ? [{ id: sorting.column, desc: sorting.descending }] : [];
  const chosen: RowSelectionState = Object.fromEntries(
    (selection?.ids ?? NONE).map((id) => [id, true as const]),
  );
  return useTable<DataFeatures, Row>({
    features,
    columns: definitions,
    data: rows as Row[],
    getRowId: rowId,
    manualSorting: true,
    enableSortingRemoval: false,
    enableMultiSort: false,
    state: {
      sorting: sorted,
      columnVisibility: Object.fromEntries(hidden.map((id) => [id, false])),
      rowSelection: chosen,
    },
    onSortingChange: (update) => {
      const [next] = typeof update === "function" ? update(sorted) : update;
      if (next) onSort?.({ column: next.id, descending: next.desc });
    },
    onRowSelectionChange: (update) => {
      const next = typeof update === "function" ? update(chosen) : update;
      selection?.onChange(Object.keys(next).filter((id) => next[id]));
    },
  });
}

const definition = <Row extends object>(column: DataColumn<Row>): ColumnDef<DataFeatures, Row> => ({
  id: column.id,
  accessorFn: (row) => row,
  header: column.header,
  cell: ({ row }) => column.cell(row.original),
  enableSorting: column.sortable ?? false,
  sortDescFirst: column.descendingFirst ?? false,
  enableHiding: !column.fixed,
});

function SelectionBar({ ids, onChange, actions }: RowSelection) {
  const t = useTranslations("common.table");
  return (
    <div
      role="toolbar"
      aria-label={t("selected", { count: ids.length })}
      className="flex min-h-10 flex-wrap items-center gap-2 rounded-card bg-accent-tint px-3 py-1 text-sm text-strong"
    >
      <span className="tabular-nums">{t("selected", { count: ids.length })}</span>
      <span className="flex flex-1 flex-wrap items-center gap-2">{actions}</span>
      <Button size="sm" variant="ghost" onClick={() => onChange([])}>
        {t("clearSelection")}
      </Button>
    </div>
  );
}

/** On a phone: the whole card opens the row. */
function Cards<Row extends object>({
  label,
  rows,
  rowId,
  rowLabel,
  openId,
  onOpen,
  card,
}: DataTableProps<Row>) {
  return (
    <ul aria-label={label} className="flex flex-col gap-2 md:hidden">
      {rows.map((row) => (
        <li
          key={rowId(row)}
          className={clsx(
            "relative rounded-card border p-3",
            openId === rowId(row) ? "bg-accent-tint" : "bg-surface",
          )}
        >
          {onOpen && (
            <button
              type="button"
              aria-label={rowLabel(row)}
              onClick={() => onOpen(row)}
              className="absolute inset-0 rounded-card"
            />
          )}
          {card(row)}
        </li>
      ))}
    </ul>
  );
}

function More({ load, loading, failed }: { load: () => void; loading: boolean; failed: boolean }) {
  const t = useTranslations("common");
  return (
    <div className="flex shrink-0 items-center justify-center gap-3 py-1 text-sm">
      {failed && (
        <span role="alert" className="text-danger">
          {t("table.moreFailed")}
        </span>
      )}
      <Button onClick={load} loading={loading}>
        {t(failed ? "actions.retry" : "actions.loadMore")}
      </Button>
    </div>
  );
}
