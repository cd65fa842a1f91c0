"use client";

import { CalendarClock, CircleAlert, Ellipsis, MessageCircleReply } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { IconButton } from "@/components/ui/IconButton";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/Menu";
import { Textarea } from "@/components/ui/Textarea";
import { Field } from "@/components/ui/Field";
import type { ScheduledView } from "@/lib/inbox/scheduleViews";
import type { ScheduledChange } from "./api";
import { OtherTime } from "./TimeChoice";

interface ScheduledLineProps {
  item: ScheduledView;
  /** Answers whether it was done. */
  onChange: (change: ScheduledChange) => Promise<boolean>;
  onRemove: () => void;
}

const icons = {
  waiting: <CalendarClock className="size-4 shrink-0 text-muted" aria-hidden />,
  failed: <CircleAlert className="size-4 shrink-0 text-danger" aria-hidden />,
  canceled: <MessageCircleReply className="size-4 shrink-0 text-warning" aria-hidden />,
};

/** One message that waits, or that was not sent and why. */
export function ScheduledLine({ item, onChange, onRemove }: ScheduledLineProps) {
  const t = useTranslations("schedule");
  const format = useFormatter();
  const [editing, setEditing] = useState<"text" | "time" | null>(null);
  const { status, reason, text, platformTemplate, attachments } = item;
  const when = format.dateTime(new Date(item.sendAt), {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "numeric",
    minute: "2-digit",
  });
  const what = text ?? platformTemplate?.name ?? attachments[0]?.fileName ?? t("file");
  const waiting = status === "waiting";
  const close = async (done: Promise<boolean>) => {
    if (await done) setEditing(null);
  };
  return (
    <li className="flex items-center gap-2 rounded-control bg-sunken py-1 pr-1 pl-3 text-sm">
      {icons[status]}
      <span className="min-w-0 flex-1">
        <span className="flex gap-2">
          <span className="shrink-0 text-muted tabular-nums">{when}</span>
          <span className="min-w-0 truncate text-body">{what}</span>
        </span>
        {reason && (
          <span className="block text-xs text-pretty text-danger">
            {t(status === "failed" ? "failed" : "canceled", { reason })}
          </span>
        )}
      </span>
      <Menu
        align="end"
        side="top"
        trigger={
          <IconButton
            size="sm"
            label={t("options", { when })}
            icon={<Ellipsis className="size-4" aria-hidden />}
          />
        }
      >
        <MenuItem onSelect={() => void onChange({ now: true })}>
          {t(waiting ? "sendNow" : "sendAgain")}
        </MenuItem>
        {text !== null && <MenuItem onSelect={() => setEditing("text")}>{t("editText")}</MenuItem>}
        <MenuItem onSelect={() => setEditing("time")}>{t("editTime")}</MenuItem>
        <MenuSeparator />
        <MenuItem danger={waiting} onSelect={onRemove}>
          {t(waiting ? "cancel" : "dismiss")}
        </MenuItem>
      </Menu>
      <Dialog open={editing === "time"} onOpenChange={() => setEditing(null)} title={t("editTime")}>
        <OtherTime
          from={Date.parse(item.sendAt)}
          onChoose={(at) => void close(onChange({ sendAt: new Date(at).toISOString() }))}
        />
      </Dialog>
      {editing === "text" && (
        <EditText
          text={text ?? ""}
          onSave={(next) => void close(onChange({ text: next }))}
          onClose={() => setEditing(null)}
        />
      )}
    </li>
  );
}

interface EditTextProps {
  text: string;
  onSave: (text: string) => void;
  onClose: () => void;
}

function EditText({ text, onSave, onClose }: EditTextProps) {
  const t = useTranslations("schedule");
  const common = useTranslations("common.actions");
  const [value, setValue] = useState(text);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("editText")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button variant="primary" disabled={value.trim() === ""} onClick={() => onSave(value)}>
            {t("save")}
          </Button>
        </>
      }
    >
      <Field label={t("text")}>
        <Textarea value={value} onChange={(event) => setValue(event.target.value)} rows={5} />
      </Field>
    </Dialog>
  );
}
