"use client";

import { useTranslations } from "next-intl";
import type { PlatformId } from "@/lib/platforms/manifest";

export interface FieldWords {
  label: string;
  /** Where to find its value. */
  hint: string;
}

/** The fields come from the manifest, so the compiler cannot check their names here; a test reads them all. */
export function useFieldWords(platform: PlatformId): (key: string) => FieldWords {
  const t = useTranslations("configurations.fields") as unknown as (key: string) => string;
  return (key) => ({ label: t(`${platform}.${key}.label`), hint: t(`${platform}.${key}.hint`) });
}
