"use client";

import { Smile } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { IconButton } from "@/components/ui/IconButton";
import { Popover } from "@/components/ui/Popover";

const EmojiPanel = lazy(() => import("./EmojiPanel"));

/** Puts emoji where the writer was, one after the other until it is closed with Escape. */
export function EmojiButton({ onPick, onClose }: { onPick: (emoji: string) => void; onClose: () => void }) {
  const t = useTranslations("composer.emoji");
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      onCloseFocus={onClose}
      label={t("open")}
      side="top"
      trigger={<IconButton label={t("open")} icon={<Smile className="size-4.5" aria-hidden />} />}
    >
      <Suspense fallback={<p className="h-88 w-80 p-4 text-sm text-muted">{t("loading")}</p>}>
        <EmojiPanel onPick={onPick} />
      </Suspense>
    </Popover>
  );
}
