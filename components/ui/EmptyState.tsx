import clsx from "clsx";
import type { ReactNode } from "react";

interface EmptyStateProps {
  icon?: ReactNode;
  title: string;
  /** What to do next. */
  text?: ReactNode;
  action?: ReactNode;
  className?: string;
}

export function EmptyState({ icon, title, text, action, className }: EmptyStateProps) {
  return (
    <div className={clsx("flex flex-col items-center justify-center px-6 py-12 text-center", className)}>
      {icon && (
        <span
          aria-hidden
          className="mb-4 flex size-11 items-center justify-center rounded-card border bg-surface text-muted [&_svg]:size-5"
        >
          {icon}
        </span>
      )}
      <h2 className="text-md font-semibold text-balance text-strong">{title}</h2>
      {text && <p className="mt-1 max-w-sm text-sm text-pretty text-muted">{text}</p>}
      {action && <div className="mt-5 flex gap-2">{action}</div>}
    </div>
  );
}
