"use client";

import { Bold, Code, Italic, Strikethrough } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { IconButton } from "@/components/ui/IconButton";
import { textStyles, type Formatting, type TextStyle } from "@/lib/platforms/contract";

const icons: Record<TextStyle, typeof Bold> = {
  bold: Bold,
  italic: Italic,
  strike: Strikethrough,
  mono: Code,
};

interface FormatBarProps {
  onFormat: (style: TextStyle) => void;
  input: RefObject<HTMLTextAreaElement | null>;
}

/** The styles the platform knows; each puts the platform's own marks around the selection. */
export function FormatBar({ onFormat, input }: FormatBarProps) {
  const t = useTranslations("composer.format");
  return (
    <div role="group" aria-label={t("label")} className="flex">
      {textStyles.map((style) => {
        const Icon = icons[style];
        return (
          <IconButton
            key={style}
            label={t(style)}
            icon={<Icon className="size-4" aria-hidden />}
            // The field keeps its selection, which is what the button is about.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              input.current?.focus();
              onFormat(style);
            }}
          />
        );
      })}
    </div>
  );
}

const keys: Record<string, TextStyle> = { b: "bold", i: "italic", "shift+x": "strike", "shift+m": "mono" };

/** Ctrl or Cmd with B, I, Shift X or Shift M. */
export function styleOfKey(
  event: { key: string; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; altKey: boolean },
  formatting: Formatting | null,
): TextStyle | null {
  if (!formatting || event.altKey || !(event.ctrlKey || event.metaKey)) return null;
  return keys[`${event.shiftKey ? "shift+" : ""}${event.key.toLowerCase()}`] ?? null;
}
