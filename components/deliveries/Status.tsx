"use client";

import { CircleCheck, CircleMinus, CircleX, Clock, FileWarning, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge, type Tone } from "@/components/ui/Badge";
import type { DeliveryStatus } from "./delivery";

const looks: Record<DeliveryStatus, { tone: Tone; icon: LucideIcon }> = {
  processed: { tone: "positive", icon: CircleCheck },
  ignored: { tone: "neutral", icon: CircleMinus },
  received: { tone: "info", icon: Clock },
  dead: { tone: "danger", icon: CircleX },
  unreadable: { tone: "warning", icon: FileWarning },
};

export function Status({ status }: { status: DeliveryStatus }) {
  const t = useTranslations("deliveries.statuses");
  const { tone, icon: Icon } = looks[status];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {t(status)}
    </Badge>
  );
}
