"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Switch } from "@/components/ui/Switch";
import type { ConversationView } from "@/lib/inbox/views";
import { isPlatformId, manifestOf } from "@/lib/platforms/manifest";
import { FallbackChoice, type Fallback } from "./FallbackChoice";

export interface Confirmed {
  cancelOnReply: boolean;
  fallbackTemplate?: Fallback;
}

interface ConfirmationProps {
  conversation: ConversationView;
  at: number;
  pending: boolean;
  /** Why it was refused. */
  problem: string | null;
  onBack: () => void;
  onConfirm: (confirmed: Confirmed) => void;
}

/** The time once more, what happens when the customer writes first, and what is sent when the window has closed by then. */
export function Confirmation({ conversation, at, pending, problem, onBack, onConfirm }: ConfirmationProps) {
  const t = useTranslations("schedule");
  const format = useFormatter();
  const switchId = useId();
  const [cancelOnReply, setCancelOnReply] = useState(true);
  const [fallback, setFallback] = useState<Fallback | null>(null);
  const manifest = isPlatformId(conversation.platform) ? manifestOf(conversation.platform) : null;
  const closed = manifest !== null && closedBy(at, conversation.windowExpiresAt, manifest.replyWindowHours);
  return (
    <div className="flex flex-col gap-3 p-3">
      <p className="text-sm font-medium text-strong">
        {format.dateTime(at, {
          weekday: "long",
          day: "numeric",
          month: "long",
          hour: "numeric",
          minute: "2-digit",
        })}
      </p>
      <div className="flex items-center justify-between gap-3 text-sm text-body">
        <label htmlFor={switchId}>{t("cancelOnReply")}</label>
        <Switch id={switchId} checked={cancelOnReply} onCheckedChange={setCancelOnReply} />
      </div>
      {closed && (
        <p role="note" className="rounded-control bg-sunken px-3 py-2 text-sm text-pretty text-body">
          {t(manifest.templates ? "willBeClosed" : "willBeClosedHere", { platform: manifest.label })}
        </p>
      )}
      {closed && manifest.templates && <FallbackChoice conversation={conversation} onChange={setFallback} />}
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onBack}>{t("back")}</Button>
        <Button
          variant="primary"
          loading={pending}
          disabled={closed && fallback === null}
          onClick={() =>
            onConfirm({ cancelOnReply, ...(closed && fallback && { fallbackTemplate: fallback }) })
          }
        >
          {t("confirm")}
        </Button>
      </div>
    </div>
  );
}

/** By what is known now: if the customer writes in between, the window stays open longer. */
const closedBy = (at: number, windowExpiresAt: string | null, hours: number | null): boolean =>
  hours !== null && (windowExpiresAt === null || Date.parse(windowExpiresAt) <= at);
