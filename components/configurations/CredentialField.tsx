"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import { Input } from "@/components/ui/Input";
import type { SecretField } from "@/lib/platforms/contract";
import type { Channel } from "./channel";
import { withRenewal, withSecret, type Draft } from "./draft";
import { SecretInput } from "./SecretInput";
import type { FieldWords } from "./words";

interface CredentialFieldProps {
  field: SecretField;
  words: FieldWords;
  draft: Draft;
  onChange: (draft: Draft) => void;
  /** The one that is edited; none while a new one is connected. */
  channel: Channel | undefined;
  error: string | undefined;
}

/** One entry of a platform's manifest: an id that can be shown, a secret, or a secret that Hilo can make itself. */
export function CredentialField({ field, words, draft, onChange, channel, error }: CredentialFieldProps) {
  const t = useTranslations("configurations.form");
  const { key, secret, generated = false } = field;
  const value = draft.secrets[key] ?? "";
  const stored = channel?.secretsSet.includes(key) ?? false;
  const renewed = draft.renewed.includes(key);
  // The account's own id: its conversations belong to it, so it cannot become another one.
  const fixed = channel !== undefined && !secret && channel.values[key] === channel.accountId;
  const hint = renewed ? t("renewedHint") : fixed ? t("accountHint") : words.hint;
  const placeholder = placeholderOf({ renewed, stored, generated });
  const change = (typed: string) => onChange(withSecret(draft, key, typed));
  const renewal = generated && stored && (
    <Button
      size="sm"
      variant="ghost"
      aria-pressed={renewed}
      aria-label={`${t(renewed ? "keep" : "renew")}: ${words.label}`}
      onClick={() => onChange(withRenewal(draft, key, !renewed))}
      className="-my-1.5 -mr-2 text-accent"
    >
      {t(renewed ? "keep" : "renew")}
    </Button>
  );
  return (
    <Field label={words.label} hint={hint} error={error} optional={generated && !channel} aside={renewal}>
      {secret ? (
        <SecretInput
          label={words.label}
          value={value}
          onChange={change}
          disabled={renewed}
          placeholder={placeholder && t(placeholder)}
        />
      ) : (
        <Input
          value={value}
          onChange={(event) => change(event.target.value)}
          disabled={fixed}
          autoComplete="off"
          spellCheck={false}
          className="tabular-nums"
        />
      )}
    </Field>
  );
}

/** What an empty secret means. */
function placeholderOf({ renewed, stored, generated }: Record<"renewed" | "stored" | "generated", boolean>) {
  if (renewed) return "renewPlaceholder";
  if (stored) return "storedPlaceholder";
  return generated ? "generatedPlaceholder" : undefined;
}
