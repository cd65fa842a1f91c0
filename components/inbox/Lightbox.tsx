"use client";

import clsx from "clsx";
import { Download, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";

interface LightboxProps {
  url: string;
  name: string | null;
  className: string;
}

/** A picture in the thread, and as large as the screen once it is pressed. */
export function Lightbox({ url, name, className }: LightboxProps) {
  const t = useTranslations("inbox.message");
  const common = useTranslations("common.actions");
  const action =
    "flex size-11 items-center justify-center rounded-full bg-raised text-strong shadow-raised transition-colors hover:bg-pressed";
  return (
    <Dialog.Root>
      <Dialog.Trigger aria-label={t("openImage")} className={clsx("block bg-sunken", className)}>
        <img src={url} alt={name ?? t("image")} loading="lazy" className="size-full object-cover" />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-appear bg-canvas/95" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-0 z-40 flex animate-appear items-center justify-center p-4 focus-visible:outline-none md:p-12"
        >
          <Dialog.Title className="sr-only">{name ?? t("image")}</Dialog.Title>
          <Dialog.Close aria-hidden tabIndex={-1} className="absolute inset-0 cursor-default" />
          <img
            src={url}
            alt={name ?? t("image")}
            className="relative max-h-full max-w-full rounded-card object-contain"
          />
          <div className="absolute top-[max(0.75rem,env(safe-area-inset-top))] right-3 flex gap-2">
            <a
              href={url.startsWith("blob:") ? url : `${url}?download=1`}
              download
              aria-label={t("downloadShort")}
              className={action}
            >
              <Download className="size-5" aria-hidden />
            </a>
            <Dialog.Close aria-label={common("close")} className={action}>
              <X className="size-5" aria-hidden />
            </Dialog.Close>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
