"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/Dialog";
import { Kbd } from "@/components/ui/Kbd";

/** Every key of the product, by where it works. Several at once are alternatives; with "+" they are pressed together. */
const groups = [
  [
    "everywhere",
    {
      palette: ["Ctrl+K"],
      goTo: ["G", "I"],
      goToTemplates: ["G", "T"],
      goToContacts: ["G", "C"],
      help: ["?"],
    },
  ],
  ["list", { move: ["J", "K"], open: ["Enter"], select: ["X"], search: ["/"] }],
  [
    "conversation",
    { reply: ["R"], note: ["N"], resolve: ["E"], assign: ["A"], snooze: ["S"], back: ["Esc"] },
  ],
] as const satisfies readonly (readonly [string, Record<string, readonly string[]>])[];

/** The sheet behind "?". */
export function KeysDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations("palette.keys");
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("title")}>
      <div className="flex flex-col gap-5">
        {groups.map(([group, keys]) => (
          <section key={group}>
            <h3 className="mb-2 text-xs font-medium text-faint">{t(`groups.${group}`)}</h3>
            <dl className="flex flex-col gap-2 text-sm">
              {(Object.entries(keys) as [KeyName, readonly string[]][]).map(([what, shown]) => (
                <div key={what} className="flex items-center justify-between gap-4">
                  <dt>{t(`what.${what}`)}</dt>
                  <dd className="flex gap-1">
                    {shown.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

type KeysOf<Group> = Group extends readonly [string, infer Keys] ? keyof Keys : never;
type KeyName = KeysOf<(typeof groups)[number]>;
