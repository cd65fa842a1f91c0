"use client";

import clsx from "clsx";
import { ArrowUpRight, PhoneOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { toast } from "sonner";
import { PlatformMark } from "@/components/layout/PlatformMark";
import { buttonClass } from "@/components/ui/buttonClass";
import { EmptyState } from "@/components/ui/EmptyState";
import { PageHeader } from "@/components/ui/PageHeader";
import { Switch } from "@/components/ui/Switch";
import { manifestOf, platformIds, type PlatformId } from "@/lib/platforms/manifest";
import { addFault, removeFault, setAutoRead, type Reply } from "./api";
import { ConnectedPhone } from "./ConnectedPhone";
import { FaultsSheet } from "./FaultsSheet";
import { useSimulator } from "./useSimulator";
import type { Delivery, SimulatorState } from "./views";

const usual: Delivery = { duplicate: false, backdate: false };

/** The customers' side of the demonstration: one phone per platform. @param initial null when it could not be read */
export function Simulator({ initial }: { initial: SimulatorState | null }) {
  const t = useTranslations("simulator");
  const feed = useSimulator(initial);
  const { state, reached } = feed;
  const [delivery, setDelivery] = useState(usual);
  const platforms = platformIds.filter((id) => state?.accounts.some(({ platform }) => platform === id));
  const [front, setFront] = useState<PlatformId | undefined>(platforms[0]);

  const change = async (request: Promise<Reply<unknown>>) => {
    const reply = await request;
    if (!reply.ok) toast.error(reply.message ?? t("offline"));
    await feed.refresh();
  };
  const ready = state !== null && reached;
  return (
    <div className="@container flex h-full flex-col">
      <PageHeader title={t("title")} description={t("about")}>
        {ready && (
          <>
            <AutoRead
              on={state.settings.autoRead}
              onChange={(autoRead) => void change(setAutoRead(autoRead))}
            />
            <FaultsSheet
              platforms={platforms}
              faults={state.faults}
              delivery={delivery}
              onDelivery={setDelivery}
              onAdd={(platform, kind) => void change(addFault(platform, kind))}
              onRemove={(id) => void change(removeFault(id))}
            />
          </>
        )}
        <InboxLink />
      </PageHeader>
      {!ready && (
        <div role="status">
          <EmptyState icon={<PhoneOff />} title={t("down")} text={t("downText")} />
        </div>
      )}
      {state && (
        <div className={clsx("min-h-0 flex-1 flex-col px-3 pb-3 md:px-8 md:pb-6", ready ? "flex" : "hidden")}>
          <PhoneSwitch platforms={platforms} front={front ?? platforms[0]} onChoose={setFront} />
          <div className="flex min-h-0 flex-1 justify-center gap-5">
            {platforms.map((platform) => (
              <ConnectedPhone
                key={platform}
                platform={platform}
                state={state}
                feed={feed}
                delivery={delivery}
                onWritten={() => setDelivery((now) => ({ ...now, backdate: false }))}
                className={clsx(
                  "max-w-md flex-1 @5xl:flex",
                  platform === (front ?? platforms[0]) ? "flex" : "hidden",
                )}
              />
            ))}
          </div>
        </div>
      )}
    </div>
  );
}

/** On a phone the bar at the lower edge leads there. */
function InboxLink() {
  const t = useTranslations("simulator");
  return (
    <a
      href="/inbox"
      target="_blank"
      className={buttonClass({ variant: "primary", className: "max-md:hidden" })}
    >
      {t("openInbox")}
      <span className="sr-only">({t("newTab")})</span>
      <ArrowUpRight className="size-4" aria-hidden />
    </a>
  );
}

function AutoRead({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  const t = useTranslations("simulator");
  const hint = useId();
  return (
    <span className="flex min-h-8 items-center gap-2 pr-2 text-sm" title={t("autoReadHint")}>
      <Switch checked={on} onCheckedChange={onChange} aria-label={t("autoRead")} aria-describedby={hint} />
      <span aria-hidden>{t("autoRead")}</span>
      <span id={hint} className="sr-only">
        {t("autoReadHint")}
      </span>
    </span>
  );
}

interface PhoneSwitchProps {
  platforms: readonly PlatformId[];
  front: PlatformId | undefined;
  onChoose: (platform: PlatformId) => void;
}

/** Where there is room for one phone only. */
function PhoneSwitch({ platforms, front, onChoose }: PhoneSwitchProps) {
  const t = useTranslations("simulator");
  return (
    <div
      role="group"
      aria-label={t("phones")}
      className="mx-auto mb-2 flex w-full max-w-md gap-1 rounded-card bg-sunken p-1 @5xl:hidden"
    >
      {platforms.map((platform) => {
        const { label, color } = manifestOf(platform);
        const chosen = platform === front;
        return (
          <button
            key={platform}
            type="button"
            aria-pressed={chosen}
            onClick={() => onChoose(platform)}
            className={clsx(
              "flex h-8 min-w-0 flex-1 items-center justify-center gap-1.5 rounded-control text-sm font-medium transition-colors pointer-coarse:h-11",
              chosen ? "bg-surface text-strong shadow-raised" : "text-muted hover:text-strong",
            )}
          >
            <PlatformMark platform={platform} label={label} color={color} decorative />
            <span className="truncate">{label}</span>
          </button>
        );
      })}
    </div>
  );
}
