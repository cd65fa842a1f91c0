"use client";

import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { manifestOf, type PlatformId } from "@/lib/platforms/manifest";
import { CopyLine, WebhookAddress } from "./WebhookAddress";
import { useFieldWords } from "./words";

interface OutcomeProps {
  platform: PlatformId;
  webhookUrl: string;
  /** What Hilo has just made: it is shown here and never again. */
  generated: Readonly<Record<string, string>>;
}

/** What has to be taken to the platform, and where to. */
export function Outcome({ platform, webhookUrl, generated }: OutcomeProps) {
  const t = useTranslations("configurations");
  const words = useFieldWords(platform);
  const { label, webhook } = manifestOf(platform);
  // Platforms deliver to public https addresses only; without a handshake Hilo itself tells them where.
  const reachable = webhookUrl.startsWith("https://");
  const done = reachable && !webhook.handshake;
  const secrets = Object.entries(generated);
  return (
    <div className="flex flex-col gap-5">
      <section className="flex flex-col gap-4">
        <WebhookAddress url={webhookUrl} />
        {secrets.map(([key, value]) => (
          <CopyLine
            key={key}
            term={words(key).label}
            value={value}
            copyLabel={t("outcome.copy", { field: words(key).label })}
          />
        ))}
        {secrets.length > 0 && (
          <p className="flex items-start gap-2 text-sm text-warning">
            <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
            {t("outcome.once")}
          </p>
        )}
      </section>
      <section className="flex flex-col gap-1 rounded-card border p-4 text-sm">
        <h3 className="flex items-center gap-2 font-semibold text-strong">
          {done && <CircleCheck className="size-4 text-positive" aria-hidden />}
          {t(done ? "outcome.doneTitle" : "outcome.stepTitle")}
        </h3>
        {!reachable && <p className="text-pretty">{t("localWebhook", { platform: label })}</p>}
        <p className="text-pretty">{t(`nextSteps.${platform}`)}</p>
      </section>
    </div>
  );
}
