"use client";

import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Primitive } from "radix-ui";
import { useRef, useState } from "react";
import { Spinner } from "@/components/ui/Spinner";
import { useFocusBack } from "@/components/ui/useFocusBack";
import { FoundItems } from "./FoundItems";
import { keepRecent, type Recent } from "./recents";
import { StaticItems, type PaletteSetting } from "./StaticItems";
import { useFound } from "./useFound";
import { useGoTo } from "./useGoTo";

interface PaletteProps extends PaletteSetting {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Everything that can be gone to, found or done, by typing a part of its name. What had the keyboard gets it back. */
export function Palette({ open, onOpenChange, ...setting }: PaletteProps) {
  const t = useTranslations("palette");
  const focusBack = useFocusBack();
  const chosen = useRef<(() => void) | null>(null);
  const runChosen = () => {
    const run = chosen.current;
    chosen.current = null;
    run?.();
  };
  const close = (then: () => void) => {
    chosen.current = then;
    onOpenChange(false);
  };
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 animate-appear bg-veil" />
        <Primitive.Content
          aria-describedby={undefined}
          onOpenAutoFocus={focusBack.onOpenAutoFocus}
          onCloseAutoFocus={(event) => {
            focusBack.onCloseAutoFocus(event);
            // It may move the keyboard elsewhere, so it comes after the keyboard is back.
            setTimeout(runChosen);
          }}
          className="fixed inset-x-0 top-0 z-40 flex max-h-[100dvh] animate-rise flex-col overflow-hidden bg-raised pt-[env(safe-area-inset-top)] shadow-raised focus-visible:outline-none md:inset-x-auto md:top-[12dvh] md:left-1/2 md:max-h-[72dvh] md:w-full md:max-w-xl md:-translate-x-1/2 md:rounded-card"
        >
          <Primitive.Title className="sr-only">{t("title")}</Primitive.Title>
          <PaletteBody {...setting} act={close} />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

interface BodyProps extends PaletteSetting {
  /** Closes the palette, then runs. */
  act: (run: () => void) => void;
}

function PaletteBody({ act, ...setting }: BodyProps) {
  const t = useTranslations("palette");
  const [query, setQuery] = useState("");
  const found = useFound(query);
  const goTo = useGoTo();
  const visit = (place: Recent) => {
    keepRecent(place);
    act(() => goTo(place.href));
  };
  return (
    <Command label={t("title")} filter={matches} loop className="flex min-h-0 flex-col">
      <div className="flex items-center gap-2.5 border-b px-4">
        {found.state === "searching" ? (
          <Spinner className="size-4 text-faint" />
        ) : (
          <Search className="size-4 shrink-0 text-faint" aria-hidden />
        )}
        <Command.Input
          value={query}
          onValueChange={setQuery}
          placeholder={t("placeholder")}
          className="h-12 min-w-0 flex-1 bg-transparent text-control text-strong outline-none placeholder:text-faint"
        />
      </div>
      <Command.List className="pane max-h-[60dvh] p-1.5" label={t("title")}>
        {found.state !== "searching" && (
          <Command.Empty className="px-3 py-6 text-center text-sm text-muted">
            {t("nothing", { query: query.trim() })}
          </Command.Empty>
        )}
        <FoundItems found={found} visit={visit} />
        <StaticItems {...setting} searching={query.trim() !== ""} act={act} visit={visit} />
      </Command.List>
    </Command>
  );
}

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Every word that was typed begins one of the item's keywords, accents ignored. What the server found is always shown. */
function matches(value: string, search: string, keywords: string[] = []): number {
  if (value.startsWith(foundPrefix)) return 1;
  const words = plain(keywords.join(" ")).split(/\s+/);
  const wanted = plain(search).split(/\s+/).filter(Boolean);
  return wanted.every((part) => words.some((word) => word.startsWith(part))) ? 1 : 0;
}

/** Values of the server's hits: it has compared them already, in its own way. */
const foundPrefix = "found:";
