"use client";

import { useTranslations } from "next-intl";
import { platformLabel } from "@/components/inbox/platform";
import type { Delivery } from "./delivery";

/** Accounts by id; those that were archived are not among them. */
export type ChannelNames = Readonly<Record<string, string>>;

/** Which account an event is about. */
export function useChannelName(channels: ChannelNames): (delivery: Delivery) => string {
  const t = useTranslations("deliveries");
  return ({ configurationId }) => {
    if (configurationId === null) return t("unknownChannel");
    return channels[configurationId] ?? t("archivedChannel");
  };
}

interface Reasons {
  (key: string): string;
  has: (key: string) => boolean;
}

/** What became of an event, as a sentence. */
export function useOutcome(): (delivery: Delivery) => string {
  const t = useTranslations("deliveries");
  // Reasons are the platforms' words, so the compiler cannot know them; one without a text is shown as it is.
  const reasons = useTranslations("deliveries.reasons") as unknown as Reasons;
  return ({ status, reason, attempts, platform }) => {
    switch (status) {
      case "ignored": {
        const code = reason ?? platformLabel(platform);
        return reasons.has(code) ? reasons(code) : t("reasonCode", { code });
      }
      case "received":
        return attempts > 0 ? t("outcome.retrying", { attempts }) : t("outcome.received");
      case "dead":
        return t("outcome.dead", { attempts });
      case "processed":
      case "unreadable":
        return t(`outcome.${status}`);
    }
  };
}
