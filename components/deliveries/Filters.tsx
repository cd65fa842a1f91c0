"use client";

import { ChevronDown, RotateCw, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { PlatformMark } from "@/components/layout/PlatformMark";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { Menu, MenuChoice } from "@/components/ui/Menu";
import { manifestOf, platformIds } from "@/lib/platforms/manifest";
import { hrefOf, type DeliveryFilter } from "./filter";
import type { ChannelNames } from "./words";

/** A menu needs a value for "every platform". */
const ANY = "any";

export function Filters({ filter, channels }: { filter: DeliveryFilter; channels: ChannelNames }) {
  const t = useTranslations("deliveries");
  const router = useRouter();
  const [refreshing, startTransition] = useTransition();
  const show = (change: Partial<DeliveryFilter>) =>
    router.push(hrefOf({ ...filter, ...change }), { scroll: false });
  const chosen = filter.platform ? manifestOf(filter.platform).label : t("anyPlatform");
  const options = platformIds.map((value) => ({
    value,
    label: manifestOf(value).label,
    icon: <PlatformMark platform={value} label={manifestOf(value).label} decorative />,
  }));
  return (
    <>
      {filter.configurationId && (
        <Button
          aria-label={t("clearChannel")}
          onClick={() => show({ configurationId: null })}
          className="min-w-0 shrink"
        >
          <span className="max-w-48 truncate">
            {t("onlyChannel", { name: channels[filter.configurationId] ?? t("archivedChannel") })}
          </span>
          <X className="size-3.5" aria-hidden />
        </Button>
      )}
      <Menu
        align="end"
        trigger={
          <Button aria-label={`${t("platform")}: ${chosen}`} className="flex-1 justify-between! md:flex-none">
            {chosen}
            <ChevronDown className="size-4 text-faint" aria-hidden />
          </Button>
        }
      >
        <MenuChoice
          label={t("platform")}
          value={filter.platform ?? ANY}
          options={[{ value: ANY, label: t("anyPlatform") }, ...options]}
          onChoose={(value) => show({ platform: value === ANY ? null : value })}
        />
      </Menu>
      <IconButton
        label={t("refresh")}
        variant="secondary"
        icon={<RotateCw className="size-4" aria-hidden />}
        loading={refreshing}
        onClick={() => startTransition(() => router.refresh())}
      />
    </>
  );
}
