"use client";

import { CircleCheck, CircleDashed, CirclePause, TriangleAlert, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge, type Tone } from "@/components/ui/Badge";
import { manifestOf } from "@/lib/platforms/manifest";
import type { Channel } from "./channel";

type State = Channel["health"] | "paused";

/** A paused one does nothing, whatever its last check said. */
const stateOf = ({ active, health }: Channel): State => (active ? health : "paused");

const looks: Record<State, { tone: Tone; icon: LucideIcon }> = {
  healthy: { tone: "positive", icon: CircleCheck },
  unchecked: { tone: "neutral", icon: CircleDashed },
  needs_attention: { tone: "warning", icon: TriangleAlert },
  paused: { tone: "neutral", icon: CirclePause },
};

export function HealthBadge({ channel }: { channel: Channel }) {
  const t = useTranslations("configurations.health");
  const state = stateOf(channel);
  const { tone, icon: Icon } = looks[state];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {t(state)}
    </Badge>
  );
}

/** What an administrator should know or do; nothing while it works. */
export function HealthText({ channel }: { channel: Channel }) {
  const t = useTranslations("configurations.healthText");
  const state = stateOf(channel);
  if (state === "healthy") return null;
  if (state === "paused") return <p className="text-sm text-pretty text-muted">{t("paused")}</p>;
  const text = channel.problem ?? t("unchecked", { platform: manifestOf(channel.platform).label });
  const urgent = state === "needs_attention";
  return (
    <p className={urgent ? "text-sm text-pretty text-warning" : "text-sm text-pretty text-muted"}>{text}</p>
  );
}
