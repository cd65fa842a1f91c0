import {
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
} from "@tanstack/react-table";
import type { ReactNode } from "react";

/** What a table shows of one kind of row. */
export interface DataColumn<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** The server sorts by it; its head becomes a button. */
  sortable?: boolean;
  /** Numbers and times begin with the largest. */
  descendingFirst?: boolean;
  numeric?: boolean;
  /** Always there: it is not offered in the choice of columns. */
  fixed?: boolean;
  /** Of its cells: widths, above all. */
  className?: string;
}

export interface Sorting {
  column: string;
  descending: boolean;
}

/** What of TanStack Table every table here uses. */
export const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature, rowSortingFeature });
export type DataFeatures = typeof features;
