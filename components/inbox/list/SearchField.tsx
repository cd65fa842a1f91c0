"use client";

import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { IconButton } from "@/components/ui/IconButton";
import { Input } from "@/components/ui/Input";

/** A search on every letter would be one too many. */
const PAUSE_MS = 250;

/** What is looked for. Escape empties it; the arrow down goes on to what was found. */
export function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useTranslations("list.search");
  const common = useTranslations("common.actions");
  const [typed, setTyped] = useState(value);
  const [asked, setAsked] = useState(value);
  // The address changed by other means: the back button, "clear the search".
  if (value !== asked) {
    setAsked(value);
    setTyped(value);
  }
  const change = useRef(onChange);
  useEffect(() => {
    change.current = onChange;
  });
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => {
      setAsked(typed.trim());
      change.current(typed.trim());
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value]);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Escape" && typed) {
      event.preventDefault();
      event.stopPropagation();
      setTyped("");
    }
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    event.currentTarget.closest("aside")?.querySelector<HTMLElement>("[data-hit], [data-row]")?.focus();
  };
  return (
    <Input
      type="search"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={onKeyDown}
      aria-label={t("field")}
      placeholder={t("field")}
      leading={<Search aria-hidden />}
      maxLength={200}
      className="[&_input]:[&::-webkit-search-cancel-button]:hidden"
      trailing={
        typed && (
          <IconButton
            size="sm"
            label={common("clear")}
            icon={<X className="size-4" aria-hidden />}
            onClick={() => setTyped("")}
          />
        )
      }
    />
  );
}
