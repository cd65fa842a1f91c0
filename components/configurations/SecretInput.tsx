"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "@/components/ui/IconButton";
import { Input } from "@/components/ui/Input";

interface SecretInputProps {
  /** The field's name, for the button that shows what was typed. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string | undefined;
  disabled?: boolean;
}

/** A credential: hidden from whoever looks over the shoulder, and kept out of the browser's passwords. */
export function SecretInput({ label, value, onChange, placeholder, disabled = false }: SecretInputProps) {
  const t = useTranslations("configurations.form");
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <Input
      type={shown ? "text" : "password"}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      placeholder={placeholder}
      disabled={disabled}
      autoComplete="new-password"
      spellCheck={false}
      data-1p-ignore
      data-lpignore="true"
      trailing={
        value && (
          <IconButton
            size="sm"
            label={t(shown ? "hide" : "show", { field: label })}
            icon={<Icon className="size-4" aria-hidden />}
            onClick={() => setShown(!shown)}
          />
        )
      }
    />
  );
}
