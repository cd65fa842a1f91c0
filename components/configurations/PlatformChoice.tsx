"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { PlatformMark } from "@/components/layout/PlatformMark";
import { manifestOf, platformIds, type PlatformId } from "@/lib/platforms/manifest";

interface PlatformChoiceProps {
  value: PlatformId;
  onChange: (platform: PlatformId) => void;
}

/** One tile per platform there is. */
export function PlatformChoice({ value, onChange }: PlatformChoiceProps) {
  const t = useTranslations("configurations.form");
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium text-strong">{t("platform")}</legend>
      <div className="grid grid-cols-3 gap-2">
        {platformIds.map((platform) => (
          <label
            key={platform}
            className="relative flex min-h-18 flex-col items-center justify-center gap-1.5 rounded-control border px-1 py-2 text-center text-sm hover:bg-strong/3 has-checked:border-accent has-checked:bg-accent-tint has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              value={platform}
              checked={platform === value}
              onChange={() => onChange(platform)}
              className="sr-only"
            />
            <PlatformMark platform={platform} label={manifestOf(platform).label} size="md" decorative />
            <span className="font-medium text-strong">{manifestOf(platform).label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
