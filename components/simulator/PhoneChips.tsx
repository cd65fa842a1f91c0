"use client";

import { CopyPlus, History, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/Badge";
import type { PlatformId } from "@/lib/platforms/manifest";
import { useFaultName } from "./useFaultName";
import type { Delivery, FaultView } from "./views";

interface PhoneChipsProps {
  platform: PlatformId;
  faults: readonly FaultView[];
  delivery: Delivery;
}

/** What will not go as usual on this phone. */
export function PhoneChips({ platform, faults, delivery }: PhoneChipsProps) {
  const t = useTranslations("simulator.faults");
  const nameOf = useFaultName();
  const own = faults.filter((fault) => fault.platform === platform);
  return (
    <>
      {own.map((fault) => (
        <Badge key={fault.id} tone="warning" icon={<TriangleAlert aria-hidden />}>
          {nameOf(fault.kind)}
        </Badge>
      ))}
      {delivery.duplicate && <Badge icon={<CopyPlus aria-hidden />}>{t("chipDuplicate")}</Badge>}
      {delivery.backdate && <Badge icon={<History aria-hidden />}>{t("chipBackdate")}</Badge>}
    </>
  );
}
