"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { Failure, Result } from "@/lib/result";

interface Act<Input, Output> {
  run: (input: Input, onDone: (value: Output) => void) => void;
  pending: boolean;
  /** Why the last run was refused, for the form to show. */
  failure: Failure | null;
  forget: () => void;
}

/** Runs a server action; a lost connection is an answer like any other. */
export function useAct<Input, Output>(action: (input: Input) => Promise<Result<Output>>): Act<Input, Output> {
  const t = useTranslations("common");
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, startTransition] = useTransition();
  const offline: Result<never> = { ok: false, error: { code: "unavailable", message: t("offline") } };
  const run = (input: Input, onDone: (value: Output) => void) =>
    startTransition(async () => {
      const result = await action(input).catch(() => offline);
      setFailure(result.ok ? null : result.error);
      if (result.ok) onDone(result.value);
    });
  return { run, pending, failure, forget: () => setFailure(null) };
}
