"use client";

import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Toaster as Sonner } from "sonner";

const icons = {
  success: <CircleCheck className="size-4 text-positive" aria-hidden />,
  info: <Info className="size-4 text-info" aria-hidden />,
  warning: <TriangleAlert className="size-4 text-warning" aria-hidden />,
  error: <CircleAlert className="size-4 text-danger" aria-hidden />,
};

const classNames = {
  toast:
    "flex w-full items-center gap-2.5 rounded-card bg-raised px-3.5 py-3 font-sans text-sm text-strong shadow-raised",
  description: "text-muted",
  content: "min-w-0 flex-1",
  actionButton:
    "h-7 shrink-0 rounded-control px-2 text-sm font-medium text-accent hover:bg-accent-tint pointer-coarse:min-h-11",
  cancelButton: "h-7 shrink-0 rounded-control px-2 text-sm text-muted hover:text-strong",
};

/** Once, in the root layout. Anywhere else: `toast` of "sonner". Clear of the composer and of the thumb. */
export function Toaster() {
  const t = useTranslations("common");
  return (
    <Sonner
      position="top-center"
      offset={16}
      mobileOffset={12}
      icons={icons}
      containerAriaLabel={t("notifications")}
      toastOptions={{ unstyled: true, classNames }}
    />
  );
}
