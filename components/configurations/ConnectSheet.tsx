"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Sheet } from "@/components/ui/Dialog";
import { platformIds, type PlatformId } from "@/lib/platforms/manifest";
import type { ConfigurationActions, Saved } from "./channel";
import { ConfigurationForm } from "./ConfigurationForm";
import { creationOf, emptyDraft, type Draft } from "./draft";
import { Outcome } from "./Outcome";
import { PlatformChoice } from "./PlatformChoice";
import { useAct } from "./useAct";

interface ConnectSheetProps {
  create: ConfigurationActions["create"];
  /** Where each platform is to deliver. */
  webhookUrls: Readonly<Record<PlatformId, string>>;
  onSaved: () => void;
  onClose: () => void;
}

/** Connects an account, then says what is left to do at the platform. */
export function ConnectSheet({ create, webhookUrls, onSaved, onClose }: ConnectSheetProps) {
  const t = useTranslations("configurations");
  const common = useTranslations("common.actions");
  const formId = useId();
  const [platform, setPlatform] = useState<PlatformId>(platformIds[0] as PlatformId);
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [saved, setSaved] = useState<Saved | null>(null);
  const { run, pending, failure, forget } = useAct(create);

  const choose = (chosen: PlatformId) => {
    forget();
    setPlatform(chosen);
  };
  const submit = () =>
    run(creationOf(platform, draft), (value) => {
      setSaved(value);
      onSaved();
    });
  return (
    <Sheet
      open
      onOpenChange={onClose}
      title={saved ? t("outcome.connected") : t("form.connectTitle")}
      description={saved ? draft.name : t("form.connectText")}
      footer={
        saved ? (
          <Button variant="primary" onClick={onClose}>
            {t("outcome.finish")}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{common("cancel")}</Button>
            <Button variant="primary" type="submit" form={formId} loading={pending}>
              {t("form.submitConnect")}
            </Button>
          </>
        )
      }
    >
      {saved ? (
        <Outcome platform={platform} webhookUrl={webhookUrls[platform]} generated={saved.generated} />
      ) : (
        <ConfigurationForm
          id={formId}
          platform={platform}
          draft={draft}
          onChange={setDraft}
          onSubmit={submit}
          failure={failure}
        >
          <PlatformChoice value={platform} onChange={choose} />
        </ConfigurationForm>
      )}
    </Sheet>
  );
}
