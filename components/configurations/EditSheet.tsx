"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/Button";
import { Sheet } from "@/components/ui/Dialog";
import { BehaviourFields } from "./BehaviourFields";
import type { Channel, ConfigurationActions, Saved } from "./channel";
import { ConfigurationForm } from "./ConfigurationForm";
import { changeOf, draftOf, type Draft } from "./draft";
import { Outcome } from "./Outcome";
import { useAct } from "./useAct";

interface EditSheetProps {
  channel: Channel;
  edit: ConfigurationActions["edit"];
  onSaved: () => void;
  onClose: () => void;
}

/** Changes a connected account. A secret that Hilo made anew is shown before the sheet closes. */
export function EditSheet({ channel, edit, onSaved, onClose }: EditSheetProps) {
  const t = useTranslations("configurations");
  const common = useTranslations("common.actions");
  const formId = useId();
  const [draft, setDraft] = useState<Draft>(() => draftOf(channel));
  const [saved, setSaved] = useState<Saved | null>(null);
  const { run, pending, failure } = useAct(edit);

  const finish = (value: Saved) => {
    onSaved();
    if (Object.keys(value.generated).length > 0) return setSaved(value);
    toast.success(t("toast.saved"));
    onClose();
  };
  const submit = () => {
    const change = changeOf(channel, draft);
    if (change) run(change, finish);
    else onClose();
  };
  return (
    <Sheet
      open
      onOpenChange={onClose}
      title={saved ? t("outcome.renewed") : t("form.editTitle")}
      description={saved ? draft.name : t("form.editText")}
      footer={
        saved ? (
          <Button variant="primary" onClick={onClose}>
            {t("outcome.finish")}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{common("cancel")}</Button>
            <Button variant="primary" type="submit" form={formId} loading={pending}>
              {t("form.submitEdit")}
            </Button>
          </>
        )
      }
    >
      {saved ? (
        <Outcome platform={channel.platform} webhookUrl={channel.webhookUrl} generated={saved.generated} />
      ) : (
        <ConfigurationForm
          id={formId}
          platform={channel.platform}
          draft={draft}
          onChange={setDraft}
          onSubmit={submit}
          failure={failure}
          channel={channel}
          after={
            draft.behaviour && (
              <BehaviourFields
                platform={channel.platform}
                behaviour={draft.behaviour}
                onChange={(behaviour) => setDraft({ ...draft, behaviour })}
                error={failure?.fields?.returnAfterMinutes}
              />
            )
          }
        />
      )}
    </Sheet>
  );
}
