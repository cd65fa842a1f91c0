"use client";

import { Columns3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useSyncExternalStore } from "react";
import type { DataColumn } from "./dataColumns";
import { IconButton } from "./IconButton";
import { Menu, MenuCheck, MenuLabel } from "./Menu";

interface ColumnMenuProps<Row> {
  columns: readonly DataColumn<Row>[];
  hidden: readonly string[];
  onChange: (hidden: string[]) => void;
}

/** Which columns a table shows. */
export function ColumnMenu<Row>({ columns, hidden, onChange }: ColumnMenuProps<Row>) {
  const t = useTranslations("common.table");
  const toggle = (id: string) =>
    onChange(hidden.includes(id) ? hidden.filter((other) => other !== id) : [...hidden, id]);
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          variant="secondary"
          label={t("columns")}
          icon={<Columns3 className="size-4" aria-hidden />}
        />
      }
    >
      <MenuLabel>{t("columns")}</MenuLabel>
      {columns
        .filter(({ fixed }) => !fixed)
        .map(({ id, header }) => (
          <MenuCheck key={id} checked={!hidden.includes(id)} onChange={() => toggle(id)}>
            {header}
          </MenuCheck>
        ))}
    </Menu>
  );
}

const changed = "hilo:columns";

/**
 * The columns that this person has hidden in a table, kept in this browser. `initial`: as long as nothing was chosen; it
 * must be the same array at every render.
 */
export function useHiddenColumns(table: string, initial: readonly string[]) {
  const key = `hilo.columns.${table}`;
  const stored = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(key),
    () => null,
  );
  const hide = useCallback(
    (hidden: string[]) => {
      localStorage.setItem(key, hidden.join(" "));
      window.dispatchEvent(new Event(changed));
    },
    [key],
  );
  return [stored === null ? initial : stored.split(" ").filter(Boolean), hide] as const;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(changed, listener);
  return () => window.removeEventListener(changed, listener);
}
