"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/Dialog";
import { Kbd } from "@/components/ui/Kbd";

const keys = [
  ["move", ["J", "K"]],
  ["enter", ["Enter"]],
  ["reply", ["R"]],
  ["back", ["Esc"]],
  ["search", ["/"]],
  ["help", ["?"]],
] as const;

export function KeysDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations("inbox.keys");
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("title")}>
      <dl className="flex flex-col gap-2 text-sm">
        {keys.map(([what, shown]) => (
          <div key={what} className="flex items-center justify-between gap-4">
            <dt>{t(what)}</dt>
            <dd className="flex gap-1">
              {shown.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
