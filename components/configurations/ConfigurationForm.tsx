"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, type ReactNode } from "react";
import { Field } from "@/components/ui/Field";
import { Input } from "@/components/ui/Input";
import { manifestOf, type PlatformId } from "@/lib/platforms/manifest";
import type { Failure } from "@/lib/result";
import type { Channel } from "./channel";
import { CredentialField } from "./CredentialField";
import type { Draft } from "./draft";
import { useFieldWords } from "./words";

interface ConfigurationFormProps {
  /** Of the form, for a button outside of it. */
  id: string;
  platform: PlatformId;
  draft: Draft;
  onChange: (draft: Draft) => void;
  onSubmit: () => void;
  failure: Failure | null;
  channel?: Channel;
  /** Above the fields: the choice of the platform. */
  children?: ReactNode;
  /** Below them: how the account behaves. */
  after?: ReactNode;
}

/** Name and credentials, as the platform's manifest lists them. */
export function ConfigurationForm(props: ConfigurationFormProps) {
  const { id, platform, draft, onChange, onSubmit, failure, channel, children, after } = props;
  const t = useTranslations("configurations.form");
  const words = useFieldWords(platform);
  const form = useFirstProblem(failure);
  return (
    <form
      ref={form}
      id={id}
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      className="flex flex-col gap-5 pt-1"
    >
      {failure && <Refusal message={failure.message} />}
      {children}
      <Field label={t("name")} hint={t("nameHint")} error={failure?.fields?.name}>
        <Input
          value={draft.name}
          onChange={(event) => onChange({ ...draft, name: event.target.value })}
          maxLength={100}
          autoComplete="off"
        />
      </Field>
      {manifestOf(platform).secretFields.map((field) => (
        <CredentialField
          key={`${platform}.${field.key}`}
          field={field}
          words={words(field.key)}
          draft={draft}
          onChange={onChange}
          channel={channel}
          error={failure?.fields?.[`secrets.${field.key}`]}
        />
      ))}
      {after}
    </form>
  );
}

const Refusal = ({ message }: { message: string }) => (
  <p
    role="alert"
    className="flex items-start gap-2 rounded-control bg-danger-tint px-3 py-2 text-sm text-danger"
  >
    <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
    {message}
  </p>
);

/** After a refusal the keyboard stands at the first field that needs another value. */
function useFirstProblem(failure: Failure | null) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (failure?.fields) form.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
  }, [failure]);
  return form;
}
