"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Popover } from "@/components/ui/Popover";
import { Spinner } from "@/components/ui/Spinner";
import type { EditView, MessageView } from "@/lib/inbox/views";
import { RichText } from "../RichText";
import { fetchEdits } from "./api";

/** Says that a message was edited; pressed, what it said before. */
export function EditHistory({ message }: { message: MessageView }) {
  const t = useTranslations("thread.edits");
  const words = useTranslations("inbox.message");
  const format = useFormatter();
  const [edits, setEdits] = useState<EditView[] | "failed" | null>(null);
  const exact = format.dateTime(new Date(message.editedAt ?? message.sentAt), {
    dateStyle: "full",
    timeStyle: "medium",
  });
  if (message.edits === 0) return <span title={exact}>· {words("edited")}</span>;
  const load = async (open: boolean) => {
    if (!open) return;
    const reply = await fetchEdits(message.id);
    setEdits(reply.ok ? reply.value.items : "failed");
  };
  return (
    <Popover
      label={t("title")}
      onOpenChange={(open) => void load(open)}
      className="w-72 overflow-y-auto p-3"
      trigger={
        <button
          type="button"
          title={exact}
          className="relative px-1 text-xs text-faint underline decoration-dotted underline-offset-2 hover:text-body"
        >
          {words("edited")}
          <span className="sr-only"> {t("open")}</span>
        </button>
      }
    >
      <h3 className="pb-2 text-xs font-medium text-muted">{t("title")}</h3>
      {edits === null && <Spinner />}
      {edits === "failed" && <p className="text-sm text-danger">{t("failed")}</p>}
      {Array.isArray(edits) && (
        <ol className="flex flex-col gap-2.5 text-body">
          {edits.map(({ text, until }) => (
            <li key={until} className="border-l-2 pl-2">
              <RichText text={text ?? ""} />
              <p className="text-xs text-faint">
                {t("until", {
                  time: format.dateTime(new Date(until), { dateStyle: "medium", timeStyle: "short" }),
                })}
              </p>
            </li>
          ))}
        </ol>
      )}
    </Popover>
  );
}
