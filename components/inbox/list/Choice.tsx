"use client";

import clsx from "clsx";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";

interface ChoiceProps {
  name: string;
  chosen: boolean;
  choosing: boolean;
  onChoose: () => void;
}

/** Chooses a row, in the place of its picture: there under the pointer, and while rows are being chosen. */
export function Choice({ name, chosen, choosing, onChoose }: ChoiceProps) {
  const t = useTranslations("list");
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={chosen}
      aria-label={t("choose", { name })}
      // The row itself is chosen with x, or by a long press; one stop of the keyboard per row is enough.
      tabIndex={choosing ? 0 : -1}
      onClick={onChoose}
      className={clsx(
        "absolute top-3 left-4 flex size-10 items-center justify-center rounded-full bg-surface focus-visible:opacity-100",
        choosing ? "opacity-100" : "opacity-0 group-hover/row:opacity-100 pointer-coarse:hidden",
      )}
    >
      <span
        aria-hidden
        className={clsx(
          "flex size-5 items-center justify-center rounded-control border",
          chosen ? "border-accent bg-accent text-on-accent" : "border-faint/60",
        )}
      >
        {chosen && <Check className="size-3.5" />}
      </span>
    </button>
  );
}
