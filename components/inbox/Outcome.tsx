"use client";

import { CircleAlert, CircleHelp, RotateCw, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogClose } from "@/components/ui/Dialog";
import type { MessageView } from "@/lib/inbox/views";
import type { Shown } from "./timeline";

export interface OutcomeActions {
  /** Tries a message again that the platform did not take. */
  retry(message: MessageView): Promise<void>;
  /** The same for one that has not reached our own server, with the same key. */
  resend(clientKey: string): void;
  discard(clientKey: string): void;
}

/** What went wrong with one of our messages, and what to do about it. Nothing when all is well. */
export function Outcome({ shown, actions }: { shown: Shown; actions: OutcomeActions }) {
  const t = useTranslations("inbox.outcome");
  const { message, unsent } = shown;
  if (unsent && unsent.failure !== null) {
    const { clientKey, failure } = unsent;
    return (
      <Line tone="danger" text={failure ? `${failure} ${t("kept")}` : t("offline")}>
        <Action icon={<RotateCw />} onClick={() => actions.resend(clientKey)}>
          {t("retry")}
        </Action>
        <Action icon={<Trash2 />} onClick={() => actions.discard(clientKey)}>
          {t("discard")}
        </Action>
      </Line>
    );
  }
  if (message.status === "failed") {
    return (
      <Line tone="danger" text={message.error?.message ?? t("failedUnknown")} attempts={message.attempts}>
        <Retry label={t("retry")} run={() => actions.retry(message)} />
      </Line>
    );
  }
  if (message.status === "unconfirmed") {
    return (
      <Line
        tone="warning"
        text={`${t("unconfirmed")}. ${message.error?.message ?? t("unconfirmedUnknown")}`}
        attempts={message.attempts}
      >
        <SendAgain run={() => actions.retry(message)} />
      </Line>
    );
  }
  return null;
}

interface LineProps {
  tone: "danger" | "warning";
  text: string;
  /** How often it was tried; more than once is worth saying. */
  attempts?: number;
  children: ReactNode;
}

function Line({ tone, text, attempts = 1, children }: LineProps) {
  const t = useTranslations("thread");
  const Icon = tone === "danger" ? CircleAlert : CircleHelp;
  return (
    <div className="flex max-w-96 flex-wrap items-center justify-end gap-x-1 gap-y-0.5 text-xs">
      <p className={tone === "danger" ? "flex gap-1.5 text-danger" : "flex gap-1.5 text-warning"}>
        <Icon className="mt-px size-3.5 shrink-0" aria-hidden />
        <span className="text-pretty">{text}</span>
        {attempts > 1 && <span className="shrink-0 text-muted">{t("attempts", { count: attempts })}</span>}
      </p>
      {children}
    </div>
  );
}

function Action({ icon, onClick, children }: { icon: ReactNode; onClick: () => void; children: ReactNode }) {
  return (
    <Button variant="ghost" size="sm" onClick={onClick} icon={icon} className="text-xs! [&_svg]:size-3.5">
      {children}
    </Button>
  );
}

function Retry({ label, run }: { label: string; run: () => Promise<void> }) {
  const [busy, setBusy] = useState(false);
  const press = async () => {
    setBusy(true);
    await run();
    setBusy(false);
  };
  return (
    <Button
      variant="ghost"
      size="sm"
      loading={busy}
      onClick={() => void press()}
      className="text-xs! [&_svg]:size-3.5"
      icon={<RotateCw />}
    >
      {label}
    </Button>
  );
}

/** It may have arrived: the person decides, and is told so before. */
function SendAgain({ run }: { run: () => Promise<void> }) {
  const t = useTranslations("inbox.outcome");
  const common = useTranslations("common.actions");
  return (
    <Dialog
      trigger={
        <Button variant="ghost" size="sm" className="text-xs! [&_svg]:size-3.5" icon={<RotateCw />}>
          {t("sendAgain")}
        </Button>
      }
      title={t("sendAgainTitle")}
      description={t("sendAgainText")}
      footer={
        <>
          <DialogClose>
            <Button>{common("cancel")}</Button>
          </DialogClose>
          <DialogClose>
            <Button variant="primary" onClick={() => void run()}>
              {t("sendAgain")}
            </Button>
          </DialogClose>
        </>
      }
    />
  );
}
