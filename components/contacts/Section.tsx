import type { ReactNode } from "react";

interface SectionProps {
  title: string;
  count?: number;
  /** At the end of the heading's line. */
  action?: ReactNode;
  children: ReactNode;
}

/** One part of what is known about a contact; the same on its page and beside its conversations. */
export function Section({ title, count, action, children }: SectionProps) {
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-2">
      <div className="flex min-h-7 items-center justify-between gap-2">
        <h2 className="text-xs font-semibold text-muted">
          {title}
          {count !== undefined && count > 0 && (
            <span className="ml-1.5 text-faint tabular-nums">{count}</span>
          )}
        </h2>
        {action}
      </div>
      {children}
    </section>
  );
}

/** What stands where there is nothing yet. */
export const Nothing = ({ children }: { children: ReactNode }) => (
  <p className="text-sm text-faint">{children}</p>
);
