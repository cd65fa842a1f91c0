"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { usePaletteCommands, type PaletteCommand } from "@/components/palette/registry";
import type { ThreadCommands } from "./collaboration/threadCommands";
import type { ConversationActions } from "./useConversationActions";

/** What the person may do with the open conversation, also in the command palette. */
export function useConversationCommands(
  { write, resolve, reopen, take, release, assign, snooze }: ConversationActions,
  commands: RefObject<ThreadCommands | null>,
  input: RefObject<HTMLTextAreaElement | null>,
): void {
  const t = useTranslations("palette.commands");
  const offered: (PaletteCommand | false)[] = [
    write && { id: "reply", label: t("reply"), keys: ["R"], run: () => input.current?.focus() },
    resolve !== undefined && { id: "resolve", label: t("resolve"), keys: ["E"], run: resolve },
    reopen !== undefined && { id: "reopen", label: t("reopen"), keys: ["E"], run: reopen },
    take !== undefined && { id: "take", label: t("take"), run: take },
    release !== undefined && { id: "release", label: t("release"), run: release },
    assign !== undefined && {
      ...{ id: "assign", label: t("assign"), keys: ["A"] },
      run: () => commands.current?.assign?.(),
    },
    snooze !== undefined && {
      ...{ id: "snooze", label: t("snooze"), keys: ["S"] },
      run: () => commands.current?.snooze?.(),
    },
  ];
  usePaletteCommands(offered.filter((command) => command !== false));
}
