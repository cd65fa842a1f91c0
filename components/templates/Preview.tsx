"use client";

import { Paperclip } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { RichText, TextPlatform } from "@/components/inbox/RichText";
import { Tab, TabList, TabPanel, Tabs } from "@/components/ui/Tabs";
import { manifestOf, platformIds, type PlatformId } from "@/lib/platforms/manifest";
import { resolve, textOf } from "@/lib/templates/variables";
import { useOwnValues, useTemplatesPage } from "./context";
import type { Draft } from "./draft";
import { exampleValues } from "./example";

/** The reply as each of its platforms shows it, with a made-up contact. */
export function Preview({ draft }: { draft: Draft }) {
  const t = useTranslations("templates.preview");
  const shown = draft.platforms.length > 0 ? draft.platforms : platformIds;
  const [first] = shown;
  return (
    <section aria-label={t("label")} className="mt-5">
      <h3 className="text-sm font-medium text-strong">{t("label")}</h3>
      <Tabs key={shown.join()} defaultValue={first}>
        <TabList aria-label={t("label")}>
          {shown.map((platform) => (
            <Tab key={platform} value={platform}>
              {manifestOf(platform).label}
            </Tab>
          ))}
        </TabList>
        {shown.map((platform) => (
          <TabPanel key={platform} value={platform}>
            <Bubble draft={draft} platform={platform} />
          </TabPanel>
        ))}
      </Tabs>
    </section>
  );
}

function Bubble({ draft, platform }: { draft: Draft; platform: PlatformId }) {
  const t = useTranslations("templates.preview");
  const locale = useLocale();
  const { fields } = useTemplatesPage();
  const own = useOwnValues();
  const { label, textLength } = manifestOf(platform);
  const country = new Intl.DisplayNames(locale, { type: "region" }).of("MX") ?? "MX";
  const { text } = textOf(resolve(draft.body.trim(), exampleValues(own, label, country, fields)));
  if (text === "" && draft.files.length === 0) return <p className="text-sm text-muted">{t("empty")}</p>;
  return (
    <div className="flex flex-col items-end gap-2 rounded-card bg-sunken p-3">
      {draft.files.map(({ id, fileName }) => (
        <p
          key={id}
          className="flex max-w-full items-center gap-2 rounded-bubble bg-accent-tint px-3 py-2 text-sm text-strong"
        >
          <Paperclip className="size-4 shrink-0" aria-hidden />
          <span className="truncate">{fileName}</span>
        </p>
      ))}
      {text !== "" && (
        <div className="max-w-full rounded-bubble bg-accent-tint px-3 py-2 text-strong">
          <TextPlatform value={platform}>
            <RichText text={text} />
          </TextPlatform>
        </div>
      )}
      <p className="self-start text-xs text-muted">{t("example")}</p>
      {text.length > textLength && (
        <p className="self-start text-xs text-warning">
          {t("tooLong", { platform: label, limit: textLength })}
        </p>
      )}
    </div>
  );
}
