"use client";

import { TriangleAlert, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Sheet } from "@/components/ui/Dialog";
import { Field } from "@/components/ui/Field";
import { IconButton } from "@/components/ui/IconButton";
import { Select } from "@/components/ui/Select";
import { Switch } from "@/components/ui/Switch";
import { isPlatformId, manifestOf, type PlatformId } from "@/lib/platforms/manifest";
import { phoneAbilities, type FaultKind } from "./abilities";
import { useFaultName } from "./useFaultName";
import type { Delivery, FaultView } from "./views";

interface FaultsSheetProps {
  /** Those that the simulator has accounts of; one at least. */
  platforms: readonly PlatformId[];
  faults: readonly FaultView[];
  delivery: Delivery;
  onDelivery: (delivery: Delivery) => void;
  onAdd: (platform: PlatformId, kind: FaultKind) => void;
  onRemove: (id: string) => void;
}

/** Trouble on demand, for whoever wants to see how Hilo reacts. */
export function FaultsSheet({ platforms, faults, delivery, onDelivery, onAdd, onRemove }: FaultsSheetProps) {
  const t = useTranslations("simulator.faults");
  const [platform, setPlatform] = useState(platforms[0]);
  return (
    <Sheet
      title={t("title")}
      description={t("text")}
      trigger={<Button icon={<TriangleAlert className="size-4" aria-hidden />}>{t("open")}</Button>}
    >
      <div className="flex flex-col gap-6 pt-1">
        <Waiting faults={faults} onRemove={onRemove} />
        {platform && (
          <section className="flex flex-col gap-3">
            <Field label={t("platform")}>
              <Select
                value={platform}
                onValueChange={(chosen) => isPlatformId(chosen) && setPlatform(chosen)}
                options={platforms.map((each) => ({ value: each, label: manifestOf(each).label }))}
              />
            </Field>
            <Choices platform={platform} onAdd={onAdd} />
          </section>
        )}
        <Incoming delivery={delivery} onDelivery={onDelivery} />
      </div>
    </Sheet>
  );
}

const heading = "text-strong mb-1 text-sm font-medium";

function Choices({ platform, onAdd }: { platform: PlatformId; onAdd: FaultsSheetProps["onAdd"] }) {
  const t = useTranslations("simulator.faults");
  return (
    <div>
      <h3 className={heading}>{t("next")}</h3>
      <ul className="divide-y rounded-card border">
        {phoneAbilities[platform].faults.map((kind) => (
          <li key={kind}>
            <button
              type="button"
              onClick={() => onAdd(platform, kind)}
              className="block w-full px-3 py-2 text-left transition-colors hover:bg-strong/5 focus-visible:-outline-offset-2 pointer-coarse:min-h-11"
            >
              <span className="block text-sm text-strong">{t(`kinds.${kind}`)}</span>
              <span className="block text-xs text-muted">{t(`hints.${kind}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Waiting({ faults, onRemove }: Pick<FaultsSheetProps, "faults" | "onRemove">) {
  const t = useTranslations("simulator.faults");
  const nameOf = useFaultName();
  return (
    <section aria-live="polite">
      <h3 className={heading}>{t("active")}</h3>
      {faults.length === 0 && <p className="text-sm text-muted">{t("none")}</p>}
      <ul>
        {faults.map(({ id, platform, kind }) => (
          <li key={id} className="flex items-center gap-2 text-sm">
            <TriangleAlert className="size-4 shrink-0 text-warning" aria-hidden />
            <span className="min-w-0 flex-1">
              {manifestOf(platform).label}: {nameOf(kind)}
            </span>
            <IconButton
              size="sm"
              label={t("remove", { fault: nameOf(kind) })}
              icon={<X className="size-4" aria-hidden />}
              onClick={() => onRemove(id)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Incoming({ delivery, onDelivery }: Pick<FaultsSheetProps, "delivery" | "onDelivery">) {
  const t = useTranslations("simulator.faults");
  return (
    <section className="flex flex-col gap-3">
      <h3 className={heading}>{t("incoming")}</h3>
      {(["duplicate", "backdate"] as const).map((what) => (
        <Field
          key={what}
          label={t(what)}
          hint={t(`${what}Hint`)}
          className="grid! grid-cols-[1fr_auto] items-center *:first:col-start-1 [&>p]:col-span-2"
        >
          <Switch
            checked={delivery[what]}
            onCheckedChange={(checked) => onDelivery({ ...delivery, [what]: checked })}
          />
        </Field>
      ))}
    </section>
  );
}
