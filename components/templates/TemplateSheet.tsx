"use client";

import { ArchiveRestore } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useAct } from "@/components/configurations/useAct";
import { Button } from "@/components/ui/Button";
import { Sheet } from "@/components/ui/Dialog";
import type { TemplateView } from "@/lib/templates/views";
import { useTemplatesPage } from "./context";
import { bodyProblem, changeOf, draftOf, emptyDraft, inputOf, isWaiting, type Draft } from "./draft";
import { Preview } from "./Preview";
import { CopyReply } from "./RowParts";
import { TemplateForm } from "./TemplateForm";

interface TemplateSheetProps {
  /** Null: a new one. */
  template: TemplateView | null;
  onSaved: (created: boolean) => void;
  onRestore: (template: TemplateView) => void;
  onClose: () => void;
}

/** A saved reply beside the list: to be written, changed, or, where it is somebody else's, only read. */
export function TemplateSheet({ template, ...acts }: TemplateSheetProps) {
  if (template && (template.archivedAt || !template.may["template.edit"])) {
    return <ReadSheet template={template} {...acts} />;
  }
  return <WriteSheet template={template} {...acts} />;
}

function WriteSheet({ template, onSaved, onClose }: TemplateSheetProps) {
  const t = useTranslations("templates.form");
  const common = useTranslations("common.actions");
  const { actions, fields } = useTemplatesPage();
  const formId = useId();
  const [draft, setDraft] = useState<Draft>(() => (template ? draftOf(template) : emptyDraft));
  const create = useAct(actions.create);
  const edit = useAct(actions.edit);
  const { pending, failure } = template ? edit : create;
  const keys = fields.map(({ key }) => key);
  const problem = bodyProblem(draft, keys);

  const submit = () => {
    if (problem || isWaiting(draft) || pending) return;
    if (template) edit.run(changeOf(template.id, draft), () => onSaved(false));
    else create.run(inputOf(draft), () => onSaved(true));
  };
  return (
    <Sheet
      open
      onOpenChange={onClose}
      title={t(template ? "editTitle" : "createTitle")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            loading={pending}
            disabled={problem !== null || isWaiting(draft)}
          >
            {t(template ? "submitEdit" : "submitCreate")}
          </Button>
        </>
      }
    >
      <TemplateForm
        id={formId}
        draft={draft}
        onChange={setDraft}
        onSubmit={submit}
        problem={problem}
        failure={failure}
      />
      <Preview draft={draft} />
    </Sheet>
  );
}

function ReadSheet({ template, onRestore, onClose }: TemplateSheetProps & { template: TemplateView }) {
  const t = useTranslations("templates");
  const restorable = template.archivedAt !== null && template.may["template.restore"];
  const restore = () => {
    onRestore(template);
    onClose();
  };
  return (
    <Sheet
      open
      onOpenChange={onClose}
      title={template.title}
      description={
        template.archivedAt ? t("form.archivedText") : t("form.readText", { name: template.owner.name })
      }
      footer={
        <>
          <CopyReply template={template} wide />
          {restorable && (
            <Button
              variant="primary"
              icon={<ArchiveRestore className="size-4" aria-hidden />}
              onClick={restore}
            >
              {t("actions.restore")}
            </Button>
          )}
        </>
      }
    >
      <Preview draft={draftOf(template)} />
    </Sheet>
  );
}
