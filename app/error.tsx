"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { ErrorState } from "@/components/ui/ErrorState";

interface ErrorPageProps {
  /** `digest` is the reference under which the server logged it. */
  error: Error & { digest?: string };
  reset: () => void;
}

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const t = useTranslations("errors.boundary");
  const router = useRouter();
  const [retrying, startTransition] = useTransition();
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <ErrorState
      title={t("title")}
      text={t("text")}
      onRetry={retry}
      retrying={retrying}
      reference={error.digest}
      className="min-h-[70dvh]"
    />
  );
}
