"use client";

import { useTranslations } from "next-intl";
import { faultKinds } from "./abilities";

/** What a fault is called; its own word where it was set by other means than this page. */
export function useFaultName(): (kind: string) => string {
  const t = useTranslations("simulator.faults.kinds");
  return (kind) => {
    const known = faultKinds.find((candidate) => candidate === kind);
    return known ? t(known) : kind;
  };
}
