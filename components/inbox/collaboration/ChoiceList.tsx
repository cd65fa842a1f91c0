"use client";

import { Check, Search } from "lucide-react";
import { useState, type KeyboardEvent, type ReactNode } from "react";
import { Input } from "@/components/ui/Input";

interface Choice {
  key: string;
  label: string;
  icon?: ReactNode;
  /** At the end of the line. */
  aside?: string;
  chosen?: boolean;
  onChoose: () => void;
}

interface ChoiceListProps {
  label: string;
  choices: readonly Choice[];
  /** The words of a field that narrows the choices; without it there is none. */
  search?: { label: string; nothing: string };
}

const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();

/** The arrows go from one to the next, also from the field into the list. */
function onArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("input, button")];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  stops[(at + step + stops.length) % stops.length]?.focus();
}

/** One of several, inside a popover or a dialog. */
export function ChoiceList({ label, choices, search }: ChoiceListProps) {
  const [query, setQuery] = useState("");
  const shown = choices.filter((choice) => plain(choice.label).includes(plain(query.trim())));
  return (
    <div onKeyDown={onArrows} className="flex max-h-[inherit] flex-col p-1">
      {search && (
        <div className="p-1 pb-1.5">
          <Input
            type="search"
            autoFocus
            value={query}
            aria-label={search.label}
            placeholder={search.label}
            leading={<Search />}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && query !== "") shown[0]?.onChoose();
            }}
          />
        </div>
      )}
      <ul aria-label={label} className="pane max-h-72">
        {shown.map(({ key, label: text, icon, aside, chosen, onChoose }) => (
          <li key={key}>
            <button
              type="button"
              aria-pressed={chosen}
              onClick={onChoose}
              className="flex min-h-8 w-full items-center gap-2.5 rounded-control px-2 text-left text-sm text-body hover:bg-strong/6 hover:text-strong focus-visible:bg-strong/6 focus-visible:outline-offset-[-2px] pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0"
            >
              {icon}
              <span className="min-w-0 flex-1 truncate">{text}</span>
              {aside && <span className="text-xs text-faint tabular-nums">{aside}</span>}
              {chosen && <Check className="text-accent" aria-hidden />}
            </button>
          </li>
        ))}
      </ul>
      {search && shown.length === 0 && <p className="px-2 py-2 text-sm text-muted">{search.nothing}</p>}
    </div>
  );
}
