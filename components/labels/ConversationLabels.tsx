"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import type { LabelView } from "@/lib/labels/views";
import { patchConversationLabels } from "./api";
import { LabelChip } from "./LabelChip";
import { LabelPicker } from "./LabelPicker";

interface ConversationLabelsProps {
  conversationId: string;
  labels: readonly LabelView[];
  /** False: they are only shown. */
  mayChange: boolean;
}

/** A conversation's labels, with the choice of them. A change comes back by its notice, like anybody else's. */
export function ConversationLabels({ conversationId, labels, mayChange }: ConversationLabelsProps) {
  const t = useTranslations("labels");
  const [drawn, setDrawn] = useState<{ before: readonly LabelView[]; after: readonly LabelView[] } | null>(
    null,
  );
  // What was drawn ahead counts until the list says something newer.
  const shown = drawn?.before === labels ? drawn.after : labels;
  const change = async (labelIds: string[]) => {
    const answer = await patchConversationLabels(conversationId, labelIds);
    if (answer.ok) setDrawn({ before: labels, after: answer.value.labels });
    else toast.error(answer.message || t("notDone"));
  };
  return (
    <section aria-label={t("ofConversation")} className="flex flex-col gap-2">
      <h2 className="text-xs font-semibold text-muted">{t("ofConversation")}</h2>
      <div className="flex flex-wrap items-center gap-1">
        {shown.map((label) => (
          <LabelChip key={label.id} label={label} />
        ))}
        {shown.length === 0 && <span className="text-sm text-muted">{t("noneHere")}</span>}
        {mayChange && <LabelPicker chosen={shown} onChange={(labelIds) => void change(labelIds)} />}
      </div>
    </section>
  );
}
