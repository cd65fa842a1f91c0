"use client";

import { ArrowLeft, LayoutTemplate, RefreshCw, SendHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/EmptyState";
import { IconButton } from "@/components/ui/IconButton";
import { Spinner } from "@/components/ui/Spinner";
import { missingIn, templateComponents, templateText, type TemplateValues } from "@/lib/approved/rules";
import type { ApprovedTemplateView } from "@/lib/approved/views";
import type { ConversationView } from "@/lib/inbox/views";
import type { Written } from "../outbox";
import { HeaderFile, type ChosenFile } from "./HeaderFile";
import { TemplateFields } from "./TemplateFields";
import { TemplateList } from "./TemplateList";
import { TemplatePreview } from "./TemplatePreview";
import { useApproved } from "./useApproved";

interface TemplateComposerProps {
  conversation: ConversationView;
  /** The customer's name. */
  name: string;
  onSend: (written: Written) => void;
}

/** Chooses an approved template, fills it in as the customer will see it, and sends it. */
export function TemplateComposer({ conversation, name, onSend }: TemplateComposerProps) {
  const t = useTranslations("platformTemplates");
  const approved = useApproved(conversation.id);
  const [chosen, setChosen] = useState<ApprovedTemplateView | null>(null);
  const { found, failure, again, sync, syncing } = approved;
  if (failure)
    return (
      <div className="flex flex-col items-start gap-2 py-3 text-sm text-danger">
        <p role="alert">{failure.message || t("offline")}</p>
        <Button onClick={again}>{t("again")}</Button>
      </div>
    );
  if (!found)
    return (
      <div role="status" className="flex items-center gap-2 py-4 text-sm text-muted">
        <Spinner />
        {t("loading")}
      </div>
    );
  if (found.items.length === 0)
    return (
      <EmptyState
        className="py-6!"
        icon={<LayoutTemplate />}
        title={t("empty.title")}
        text={t(found.maySync ? "empty.sync" : "empty.ask")}
        action={
          found.maySync && (
            <Button
              icon={<RefreshCw className="size-4" aria-hidden />}
              loading={syncing}
              onClick={() => void sync()}
            >
              {t("sync")}
            </Button>
          )
        }
      />
    );
  if (!chosen) return <TemplateList templates={found.items} onChoose={setChosen} />;
  return (
    <Filling
      key={`${chosen.name} ${chosen.language}`}
      template={chosen}
      conversation={conversation}
      name={name}
      onBack={() => setChosen(null)}
      onSend={(written) => {
        onSend(written);
        setChosen(null);
      }}
    />
  );
}

interface FillingProps extends TemplateComposerProps {
  template: ApprovedTemplateView;
  onBack: () => void;
}

function Filling({ template, conversation, name, onBack, onSend }: FillingProps) {
  const t = useTranslations("platformTemplates");
  const { shape } = template;
  const [values, setValues] = useState<TemplateValues>({});
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [tried, setTried] = useState(false);
  const fileKind = shape.header && shape.header.kind !== "text" ? shape.header.kind : null;
  const ready = missingIn(shape, values).length === 0 && (fileKind === null || file !== null);
  const send = () => {
    setTried(true);
    if (!ready) return;
    const { name: title, language } = template;
    const platformTemplate = { name: title, language, components: templateComponents(shape, values) };
    const message = { platformTemplate, text: templateText(shape, values) };
    onSend({ conversationId: conversation.id, message, quoted: null, file });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      className="flex flex-col gap-3 pb-2"
    >
      <div className="flex items-center gap-1">
        <IconButton
          label={t("back")}
          icon={<ArrowLeft className="size-4.5" aria-hidden />}
          onClick={onBack}
        />
        <h3 className="min-w-0 truncate text-sm font-medium text-strong">{template.name}</h3>
        <span className="text-xs text-muted">{template.language}</span>
      </div>
      <div className="pane flex max-h-[50dvh] flex-col gap-3">
        {fileKind && (
          <HeaderFile
            kind={fileKind}
            file={file}
            onChange={setFile}
            missing={tried}
            platform={conversation.platform}
          />
        )}
        <TemplateFields
          shape={shape}
          values={values}
          onChange={setValues}
          suggestion={name}
          showMissing={tried}
        />
        <TemplatePreview shape={shape} values={values} file={file} />
      </div>
      <Button
        type="submit"
        variant="primary"
        className="self-end"
        icon={<SendHorizontal className="size-4" aria-hidden />}
      >
        {t("send")}
      </Button>
    </form>
  );
}
