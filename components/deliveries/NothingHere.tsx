"use client";

import { ScrollText, SearchX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/buttonClass";
import { EmptyState } from "@/components/ui/EmptyState";
import { hrefOf, noFilter, type DeliveryFilter } from "./filter";

/** Why nothing is listed, and the nearest way out. */
export function NothingHere({ filter }: { filter: DeliveryFilter }) {
  const t = useTranslations("deliveries.empty");
  const { status, platform, configurationId } = filter;
  const clear = (
    <Link href={hrefOf(noFilter)} className={buttonClass()}>
      {t("clear")}
    </Link>
  );
  if (platform === null && configurationId === null) {
    if (status === null) {
      return (
        <EmptyState
          icon={<ScrollText />}
          title={t("title")}
          text={t("text")}
          action={
            <Link href="/admin/configurations" className={buttonClass()}>
              {t("action")}
            </Link>
          }
        />
      );
    }
    if (status === "dead" || status === "received") {
      return <EmptyState icon={<ScrollText />} title={t(status)} text={t(`${status}Text`)} action={clear} />;
    }
  }
  return <EmptyState icon={<SearchX />} title={t("filtered")} text={t("filteredText")} action={clear} />;
}
