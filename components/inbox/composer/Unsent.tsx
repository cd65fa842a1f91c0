"use client";

import { CloudOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { createContext, use, type ReactNode } from "react";
import { useUnsent } from "./useOutbox";

const Unsent = createContext(0);

/** Sends what is waiting from whatever page is open, and knows how much that is. */
export function UnsentProvider({ userId, children }: { userId: string; children: ReactNode }) {
  return <Unsent value={useUnsent(userId)}>{children}</Unsent>;
}

/** Beside the way out: what has not left yet, and that it is not lost. Nothing when all has left. */
export function UnsentNote() {
  const t = useTranslations("composer.unsent");
  const count = use(Unsent);
  if (count === 0) return null;
  return (
    <div role="note" className="flex gap-2.5 px-2 py-1.5 text-xs text-muted">
      <CloudOff className="mt-px size-4 shrink-0 text-warning" aria-hidden />
      <p className="text-pretty">
        <span className="font-medium text-strong">{t("title", { count })}.</span> {t("kept")}
      </p>
    </div>
  );
}
