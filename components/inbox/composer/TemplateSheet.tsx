"use client";

import { useTranslations } from "next-intl";
import { Sheet } from "@/components/ui/Dialog";
import type { ConversationView } from "@/lib/inbox/views";
import type { Outbox } from "../outbox";
import { TemplateComposer } from "../platformTemplates/TemplateComposer";

interface TemplateSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  conversation: ConversationView;
  /** The customer's name. */
  name: string;
  outbox: Outbox;
}

/** The approved templates while the window is open: a choice among others, so beside the thread. */
export function TemplateSheet({ open, onOpenChange, conversation, name, outbox }: TemplateSheetProps) {
  const t = useTranslations("composer.tools");
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title={t("template")}>
      <TemplateComposer
        conversation={conversation}
        name={name}
        onSend={(written) => {
          void outbox.send(written);
          onOpenChange(false);
        }}
      />
    </Sheet>
  );
}
