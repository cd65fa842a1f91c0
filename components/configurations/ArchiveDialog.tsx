"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import type { Channel, ConfigurationActions } from "./channel";
import { useAct } from "./useAct";

interface ArchiveDialogProps {
  channel: Channel;
  archive: ConfigurationActions["archive"];
  onArchived: () => void;
  onClose: () => void;
}

/** It cannot be undone, because the credentials are erased: so it is said before. */
export function ArchiveDialog({ channel, archive, onArchived, onClose }: ArchiveDialogProps) {
  const t = useTranslations("configurations");
  const common = useTranslations("common.actions");
  const { run, pending, failure } = useAct(archive);
  const confirm = () =>
    run({ id: channel.id }, () => {
      toast.success(t("toast.archived", { name: channel.name }));
      onArchived();
      onClose();
    });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("archive.title", { name: channel.name })}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button variant="danger" loading={pending} onClick={confirm}>
            {t("archive.confirm")}
          </Button>
        </>
      }
    >
      <ul className="flex list-disc flex-col gap-2 pl-4 text-sm">
        <li>{t("archive.stops")}</li>
        <li>{t("archive.stays")}</li>
        <li>{t("archive.erased")}</li>
      </ul>
      {failure && (
        <p role="alert" className="mt-4 flex items-start gap-2 text-sm text-danger">
          <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
          {failure.message}
        </p>
      )}
    </Dialog>
  );
}
