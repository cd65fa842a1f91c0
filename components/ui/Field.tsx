"use client";

import clsx from "clsx";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { createContext, use, useId, type ReactNode } from "react";

interface FieldWiring {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

const FieldContext = createContext<FieldWiring | null>(null);

/** What a control inside a `Field` needs to be found by its label, hint and error; nothing outside of one. */
export function useField(): Partial<FieldWiring> {
  return use(FieldContext) ?? {};
}

interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string | null | undefined;
  optional?: boolean;
  /** Beside the label, at the end of the line. */
  aside?: ReactNode;
  className?: string;
  /** One control of this folder. */
  children: ReactNode;
}

export function Field({ label, hint, error, optional = false, aside, className, children }: FieldProps) {
  const t = useTranslations("common");
  const id = useId();
  const [hintId, errorId] = [`${id}hint`, `${id}error`];
  const describedBy = clsx(hint && hintId, error && errorId) || undefined;
  return (
    <div className={clsx("flex flex-col gap-1.5", className)}>
      <div className="flex items-baseline justify-between gap-2 text-sm">
        <label htmlFor={id} className="font-medium text-strong">
          {label}
          {optional && <span className="font-normal text-faint"> ({t("optional")})</span>}
        </label>
        {aside}
      </div>
      <FieldContext value={{ id, "aria-describedby": describedBy, "aria-invalid": error ? true : undefined }}>
        {children}
      </FieldContext>
      {hint && (
        <p id={hintId} className="text-xs text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={errorId} className="flex items-start gap-1.5 text-xs text-danger">
          <CircleAlert className="mt-px size-3.5 shrink-0" aria-hidden />
          {error}
        </p>
      )}
    </div>
  );
}
