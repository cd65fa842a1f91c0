"use client";

import { useTranslations } from "next-intl";
import { useOptimistic, useTransition } from "react";
import { toast } from "sonner";
import { manifestOf } from "@/lib/platforms/manifest";
import type { Channel, ConfigurationActions, EditInput } from "./channel";

interface Channels {
  /** As stored, with what was switched just now. */
  channels: readonly Channel[];
  setActive: (channel: Channel, active: boolean) => void;
  /** Asks the platform again whether the account works. */
  check: (channel: Channel) => void;
  /** Asks it for its approved templates. */
  sync: (channel: Channel) => void;
}

export function useChannels(
  stored: readonly Channel[],
  { edit, syncTemplates }: Pick<ConfigurationActions, "edit" | "syncTemplates">,
  followUp: () => void,
): Channels {
  const t = useTranslations("configurations.toast");
  const words = useTranslations("common");
  const common = useTranslations("common.actions");
  const [channels, switchNow] = useOptimistic(
    stored,
    (all, { id, active }: { id: string; active: boolean }) =>
      all.map((channel) => (channel.id === id ? { ...channel, active } : channel)),
  );
  const [, startTransition] = useTransition();

  const save = async (input: EditInput, done: () => void) => {
    const result = await edit(input).catch(() => null);
    if (!result?.ok) return void toast.error(result?.error.message ?? words("offline"));
    done();
    followUp();
  };
  const setActive = (channel: Channel, active: boolean) =>
    startTransition(async () => {
      const { id, name } = channel;
      switchNow({ id, active });
      const undo = { label: common("undo"), onClick: () => setActive(channel, !active) };
      await save({ id, active }, () =>
        active ? toast.success(t("resumed", { name })) : toast(t("paused", { name }), { action: undo }),
      );
    });
  // Whoever activates an account has it checked, also when it was active already.
  const check = ({ id, platform }: Channel) =>
    startTransition(() =>
      save({ id, active: true }, () => toast.info(t("checking", { platform: manifestOf(platform).label }))),
    );
  const sync = ({ id }: Channel) =>
    startTransition(async () => {
      const result = await syncTemplates({ id }).catch(() => null);
      if (result?.ok) toast.info(t("syncing"));
      else toast.error(result?.error.message ?? words("offline"));
    });
  return { channels, setActive, check, sync };
}
