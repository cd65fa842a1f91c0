import type { ReactNode } from "react";

interface PageHeaderProps {
  title: string;
  /** One quiet line about what the page is for. */
  description?: ReactNode;
  /** Filters, after the title. */
  children?: ReactNode;
  /** The one primary action, at the end. */
  action?: ReactNode;
}

export function PageHeader({ title, description, children, action }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 pt-5 pb-4 md:px-8 md:pt-7">
      <div className="min-w-0 flex-1 basis-40">
        <h1 className="text-lg font-semibold text-strong">{title}</h1>
        {description && <p className="mt-0.5 max-w-prose text-sm text-pretty text-muted">{description}</p>}
      </div>
      {children && (
        <div className="order-last flex w-full flex-wrap items-center gap-2 md:order-none md:w-auto">
          {children}
        </div>
      )}
      {action}
    </header>
  );
}
