"use client";

import { CalendarClock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { IconButton } from "@/components/ui/IconButton";
import { Popover } from "@/components/ui/Popover";
import type { ConversationView } from "@/lib/inbox/views";
import { postScheduled } from "./api";
import { Confirmation, type Confirmed } from "./Confirmation";
import { TimeChoice } from "./TimeChoice";

interface ScheduleMenuProps {
  conversation: ConversationView;
  disabled: boolean;
  message: () => { text: string | null; attachments: { mediaId: string }[]; replyToId: string | null };
  onScheduled: () => void;
}

/** Sends what stands in the composer later: first when, then how. */
export function ScheduleMenu({ conversation, disabled, message, onScheduled }: ScheduleMenuProps) {
  const t = useTranslations("schedule");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState<number | null>(null);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  // One key for one intention: trying again after a lost answer does not schedule it twice.
  const [clientKey, setClientKey] = useState("");
  const show = (next: boolean) => {
    setOpen(next);
    setAt(null);
    setProblem(null);
    if (next) setClientKey(crypto.randomUUID());
  };
  const schedule = async (sendAt: number, confirmed: Confirmed) => {
    setPending(true);
    const draft = { ...message(), ...confirmed, clientKey, sendAt: new Date(sendAt).toISOString() };
    const reply = await postScheduled(conversation.id, draft);
    setPending(false);
    if (!reply.ok) {
      const fields = Object.values(reply.error.fields ?? {});
      return setProblem(fields[0] ?? (reply.error.message || t("offline")));
    }
    show(false);
    toast.success(t("scheduled"));
    onScheduled();
  };
  return (
    <Popover
      open={open}
      onOpenChange={show}
      label={t("title")}
      align="end"
      side="top"
      className="pane w-80 max-w-[calc(100vw-1rem)]"
      trigger={
        <IconButton
          label={t("action")}
          disabled={disabled}
          icon={<CalendarClock className="size-4.5" aria-hidden />}
        />
      }
    >
      {at === null ? (
        <TimeChoice onChoose={setAt} />
      ) : (
        <Confirmation
          conversation={conversation}
          at={at}
          pending={pending}
          problem={problem}
          onBack={() => setAt(null)}
          onConfirm={(confirmed) => void schedule(at, confirmed)}
        />
      )}
    </Popover>
  );
}
