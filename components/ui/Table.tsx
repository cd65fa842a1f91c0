import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";

interface TableProps {
  /** What the table lists. */
  label: string;
  /** `<TableHead>` and `<tbody>`. */
  children: ReactNode;
  className?: string;
}

/** A table that scrolls in its own frame, its head staying in place; rows of 40 px. */
export function Table({ label, children, className }: TableProps) {
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className={clsx("relative overflow-auto rounded-card border bg-surface", className)}
    >
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">{label}</caption>
        {children}
      </table>
    </div>
  );
}

/** Put one row of `HeaderCell` in it. */
export function TableHead({ children }: { children: ReactNode }) {
  return <thead className="sticky top-0 z-10 bg-surface">{children}</thead>;
}

interface CellProps {
  /** To the right, in figures of equal width. */
  numeric?: boolean;
}

export function HeaderCell({ numeric = false, className, ...rest }: ComponentProps<"th"> & CellProps) {
  return (
    <th
      scope="col"
      {...rest}
      className={clsx(
        "h-9 border-b px-3 text-xs font-medium whitespace-nowrap text-muted first:pl-4 last:pr-4",
        numeric ? "text-right" : "text-left",
        className,
      )}
    />
  );
}

/** `selected` marks the row that is open beside the table. */
export function TableRow({
  selected = false,
  className,
  ...rest
}: ComponentProps<"tr"> & { selected?: boolean }) {
  return (
    <tr
      {...rest}
      className={clsx(
        "group/row transition-colors",
        selected ? "bg-accent-tint" : "hover:bg-strong/3",
        className,
      )}
    />
  );
}

export function Cell({ numeric = false, className, ...rest }: ComponentProps<"td"> & CellProps) {
  return (
    <td
      {...rest}
      className={clsx(
        "h-10 border-b px-3 py-1.5 group-last/row:border-b-0 first:pl-4 last:pr-4",
        numeric && "text-right tabular-nums",
        className,
      )}
    />
  );
}
