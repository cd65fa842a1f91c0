"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/Avatar";
import { Tooltip } from "@/components/ui/Tooltip";
import type { PresentView } from "@/lib/inbox/presenceViews";

/** More than these are a number. */
const FACES = 3;

/** "Ana está escribiendo…"; null when nobody is. */
export function useTypingText(present: readonly PresentView[]): string | null {
  const t = useTranslations("collaboration.present");
  const format = useFormatter();
  const typing = present
    .filter(({ typingUntil }) => typingUntil !== null)
    .map(({ user }) => firstName(user.name));
  return typing.length === 0 ? null : t("typing", { names: format.list(typing), count: typing.length });
}

const firstName = (name: string): string => name.split(/\s+/)[0] ?? name;

/** The faces of the colleagues who look at this conversation too. */
export function Present({ present }: { present: readonly PresentView[] }) {
  const t = useTranslations("collaboration.present");
  const format = useFormatter();
  if (present.length === 0) return null;
  const names = format.list(present.map(({ user }) => user.name));
  const more = present.length - FACES;
  return (
    <Tooltip content={t("here", { names, count: present.length })} side="bottom">
      <span
        tabIndex={0}
        role="img"
        aria-label={t("here", { names, count: present.length })}
        className="flex -space-x-1.5"
      >
        {present.slice(0, FACES).map(({ user, typingUntil }) => (
          <Avatar
            key={user.id}
            name={user.name}
            size="sm"
            className={typingUntil ? "rounded-full ring-2 ring-accent" : "rounded-full ring-2 ring-surface"}
          />
        ))}
        {more > 0 && (
          <span className="z-10 flex size-6 items-center justify-center rounded-full bg-sunken text-[0.625rem] font-semibold text-muted ring-2 ring-surface">
            +{more}
          </span>
        )}
      </span>
    </Tooltip>
  );
}
