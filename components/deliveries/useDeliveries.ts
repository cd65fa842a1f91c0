"use client";

import { useState, useTransition } from "react";
import type { Delivery, DeliveryActions, DeliveryPage } from "./delivery";
import { filterQuery, type DeliveryFilter } from "./filter";
import { rowsOf, withFirst, withOlder, withReplayed } from "./rows";

interface Deliveries {
  deliveries: readonly Delivery[];
  /** Fetches older ones; null when there are none. */
  more: (() => void) | null;
  loading: boolean;
  failed: boolean;
  markReplayed: (delivery: Delivery) => void;
}

/** The first page comes from the server; older ones are fetched by key and stay below it. */
export function useDeliveries(
  first: DeliveryPage,
  filter: DeliveryFilter,
  load: DeliveryActions["more"],
): Deliveries {
  const [rows, setRows] = useState(() => rowsOf(first));
  const [failed, setFailed] = useState(false);
  const [loading, startTransition] = useTransition();
  if (rows.first !== first) setRows(withFirst(rows, first));

  const { items: deliveries, nextCursor: cursor } = rows;
  const fetchOlder = (after: string) =>
    startTransition(async () => {
      const page = await load({ ...filterQuery(filter), cursor: after }).catch(() => null);
      setFailed(page === null);
      if (page) setRows((known) => withOlder(known, page));
    });
  return {
    deliveries,
    more: cursor === null ? null : () => fetchOlder(cursor),
    loading,
    failed,
    markReplayed: ({ id }) => setRows((known) => withReplayed(known, id)),
  };
}
