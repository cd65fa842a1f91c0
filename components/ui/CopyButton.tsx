"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { toast } from "sonner";
import type { ButtonSize, ButtonVariant } from "./buttonClass";
import { Button } from "./Button";
import { IconButton } from "./IconButton";

interface CopyButtonProps {
  value: string;
  /** What is copied: the accessible name of the icon alone, or the text of the button. */
  label: string;
  /** Shows the text too. */
  wide?: boolean;
  variant?: ButtonVariant;
  size?: ButtonSize;
  onCopied?: () => void;
}

/** Copies `value`, and says so in its own place for two seconds. */
export function CopyButton({ value, label, wide = false, variant, size, onCopied }: CopyButtonProps) {
  const t = useTranslations("common");
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
      onCopied?.();
    } catch {
      // Refused by the browser (no permission, or a page over plain http): the person can still select the text.
      toast.error(t("copyRefused"));
    }
  };
  const icon = copied ? (
    <Check className="size-4 text-positive" aria-hidden />
  ) : (
    <Copy className="size-4" aria-hidden />
  );
  const shared = { onClick: copy, icon, variant, size };
  return (
    <>
      {wide ? (
        <Button {...shared}>{copied ? t("copied") : label}</Button>
      ) : (
        <IconButton {...shared} label={copied ? t("copied") : label} />
      )}
      <span role="status" className="sr-only">
        {copied && t("copied")}
      </span>
    </>
  );
}
