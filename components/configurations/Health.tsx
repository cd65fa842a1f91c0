"use client";

import clsx from "clsx";
import { CircleCheck, CircleDashed, CirclePause, TriangleAlert, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge, type Tone } from "@/components/ui/Badge";
import { Button } from "@/components/ui/Button";
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

interface HealthTextProps {
  channel: Channel;
  /** The ways out, for a person who has read what is wrong. */
  onEdit: () => void;
  onCheck: () => void;
}

/** What an administrator should know and do; nothing while it works. */
export function HealthText({ channel, onEdit, onCheck }: HealthTextProps) {
  const t = useTranslations("configurations");
  const state = stateOf(channel);
  if (state === "healthy") return null;
  if (state === "paused") return <p className="text-sm text-pretty text-muted">{t("healthText.paused")}</p>;
  const text = channel.problem ?? t("healthText.unchecked", { platform: manifestOf(channel.platform).label });
  const broken = state === "needs_attention";
  return (
    <>
      <p className={clsx("text-sm text-pretty", broken ? "text-warning" : "text-muted")}>{text}</p>
      {channel.problem && (
        <div className="mt-1 flex flex-wrap gap-2">
          {broken && (
            <Button size="sm" onClick={onEdit}>
              {t("actions.credentials")}
            </Button>
          )}
          <Button size="sm" onClick={onCheck}>
            {t("actions.check")}
          </Button>
        </div>
      )}
    </>
  );
}
