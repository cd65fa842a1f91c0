"use client";

import type { Header, Row as TableRowModel, Table as TableModel } from "@tanstack/react-table";
import { FlexRender } from "@tanstack/react-table";
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent, MouseEvent } from "react";
import type { DataColumn, DataFeatures } from "./dataColumns";
import { Skeleton } from "./Skeleton";
import { Cell, HeaderCell, TableRow } from "./Table";
import type { RowFocus } from "./useRowKeys";

export type DataRowModel<Row extends object> = TableRowModel<DataFeatures, Row>;

const columnOf = <Row,>(columns: readonly DataColumn<Row>[], id: string) =>
  columns.find((column) => column.id === id);

interface DataHeadProps<Row extends object> {
  table: Pick<
    TableModel<DataFeatures, Row>,
    "getHeaderGroups" | "getIsAllRowsSelected" | "getIsSomeRowsSelected" | "toggleAllRowsSelected"
  >;
  columns: readonly DataColumn<Row>[];
  selectable: boolean;
}

/** Names of the columns; those that sort are buttons. */
export function DataHead<Row extends object>({ table, columns, selectable }: DataHeadProps<Row>) {
  const t = useTranslations("common.table");
  return table.getHeaderGroups().map((group) => (
    <tr key={group.id}>
      {selectable && (
        <HeaderCell className="w-10">
          <Check
            label={t("selectAll")}
            checked={table.getIsAllRowsSelected()}
            mixed={table.getIsSomeRowsSelected()}
            onChange={(checked) => table.toggleAllRowsSelected(checked)}
          />
        </HeaderCell>
      )}
      {group.headers.map((header) => (
        <Head key={header.id} header={header} column={columnOf(columns, header.column.id)} />
      ))}
    </tr>
  ));
}

interface HeadProps<Row extends object> {
  header: Header<DataFeatures, Row>;
  column: DataColumn<Row> | undefined;
}

function Head<Row extends object>({ header, column }: HeadProps<Row>) {
  const sorted = header.column.getIsSorted();
  if (!header.column.getCanSort()) {
    return <HeaderCell numeric={column?.numeric ?? false}>{column?.header}</HeaderCell>;
  }
  const Icon = sorted === false ? ChevronsUpDown : sorted === "asc" ? ArrowUp : ArrowDown;
  const order = sorted === "asc" ? "ascending" : "descending";
  return (
    <HeaderCell numeric={column?.numeric ?? false} aria-sort={sorted === false ? "none" : order}>
      <button
        type="button"
        onClick={() => header.column.toggleSorting()}
        className="-mx-1 inline-flex h-7 items-center gap-1 rounded-control px-1 transition-colors hover:text-strong"
      >
        {column?.header}
        <Icon className={sorted === false ? "size-3 text-faint" : "size-3 text-accent"} aria-hidden />
      </button>
    </HeaderCell>
  );
}

interface DataRowProps<Row extends object> {
  row: DataRowModel<Row>;
  columns: readonly DataColumn<Row>[];
  label: string;
  selectable: boolean;
  open: boolean;
  focus: RowFocus;
  onOpen: ((row: Row) => void) | undefined;
}

/** A press on a control inside the row is that control's alone. */
const onControl = ({ target, currentTarget }: MouseEvent): boolean => {
  const control = target instanceof Element && target.closest("a, button, input, label");
  return !(currentTarget.contains(target as Node) && !control);
};

export function DataRow<Row extends object>(props: DataRowProps<Row>) {
  const { row, columns, label, selectable, open, focus, onOpen } = props;
  const t = useTranslations("common.table");
  const press = (event: KeyboardEvent<HTMLTableRowElement>) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === "Enter") onOpen?.(row.original);
    else if (event.key === " " && selectable) row.toggleSelected();
    else return;
    event.preventDefault();
  };
  return (
    <TableRow
      {...focus}
      aria-label={label}
      selected={open || row.getIsSelected()}
      onKeyDown={press}
      onClick={(event) => !onControl(event) && onOpen?.(row.original)}
      className={onOpen && "cursor-pointer focus-visible:-outline-offset-2"}
    >
      {selectable && (
        <Cell>
          <Check
            label={t("select", { name: label })}
            checked={row.getIsSelected()}
            onChange={(checked) => row.toggleSelected(checked)}
          />
        </Cell>
      )}
      {row.getVisibleCells().map((cell) => {
        const column = columnOf(columns, cell.column.id);
        return (
          <Cell key={cell.id} numeric={column?.numeric ?? false} className={column?.className}>
            <FlexRender cell={cell} />
          </Cell>
        );
      })}
    </TableRow>
  );
}

interface CheckProps {
  label: string;
  checked: boolean;
  mixed?: boolean;
  onChange: (checked: boolean) => void;
}

function Check({ label, checked, mixed = false, onChange }: CheckProps) {
  return (
    <label className="-m-2 flex size-8 items-center justify-center">
      <input
        type="checkbox"
        aria-label={label}
        checked={checked}
        ref={(box) => {
          if (box) box.indeterminate = mixed && !checked;
        }}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4 accent-accent"
      />
    </label>
  );
}

export const DataSkeletonRows = ({ columns }: { columns: number }) =>
  Array.from({ length: 8 }, (_, row) => (
    <tr key={row}>
      {Array.from({ length: columns }, (_, column) => (
        <Cell key={column}>
          <Skeleton className="h-4 w-full" />
        </Cell>
      ))}
    </tr>
  ));
