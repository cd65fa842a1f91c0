import type { ReactNode } from "react";

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="bg-surface text-muted inline-flex h-5 min-w-5 items-center justify-center rounded-[4px] border border-b-2 px-1 font-sans text-xs">
      {children}
    </kbd>
  );
}
