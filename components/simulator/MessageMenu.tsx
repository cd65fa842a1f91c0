"use client";

import { Ellipsis, Pencil, Reply, SmilePlus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/IconButton";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/Menu";
import type { ChatMessage } from "./views";

export interface MessageActions {
  /** An empty emoji takes the reaction away. */
  react(message: ChatMessage, emoji: string): void;
  quote(message: ChatMessage): void;
  edit(message: ChatMessage): void;
  /** Absent where the platform tells businesses nothing of it. */
  remove?: (message: ChatMessage) => void;
}

const reactions = [
  ["love", "❤️"],
  ["like", "👍"],
  ["laugh", "😂"],
] as const;

interface MessageMenuProps {
  message: ChatMessage;
  actions: MessageActions;
}

/** What the customer can do with one message: always reachable by touch and keyboard, with a mouse on hover. */
export function MessageMenu({ message, actions }: MessageMenuProps) {
  const t = useTranslations("simulator.menu");
  const own = message.from === "customer";
  return (
    <Menu
      align={own ? "end" : "start"}
      trigger={
        <IconButton
          size="sm"
          label={t("label")}
          icon={<Ellipsis className="size-4" aria-hidden />}
          className="text-faint opacity-0 group-hover/message:opacity-100 focus-visible:opacity-100 data-[state=open]:opacity-100 pointer-coarse:-mx-1 pointer-coarse:min-w-9 pointer-coarse:opacity-60"
        />
      }
    >
      {!own && <Reacting message={message} actions={actions} />}
      <MenuItem icon={<Reply aria-hidden />} onSelect={() => actions.quote(message)}>
        {t("quote")}
      </MenuItem>
      {own && isEditable(message) && (
        <MenuItem icon={<Pencil aria-hidden />} onSelect={() => actions.edit(message)}>
          {t("edit")}
        </MenuItem>
      )}
      {own && actions.remove && (
        <MenuItem danger icon={<Trash2 aria-hidden />} onSelect={() => actions.remove?.(message)}>
          {t("delete")}
        </MenuItem>
      )}
    </Menu>
  );
}

/** A customer edits texts of their own. */
export const isEditable = ({ from, kind, deleted }: ChatMessage): boolean =>
  from === "customer" && kind === "text" && !deleted;

function Reacting({ message, actions }: MessageMenuProps) {
  const t = useTranslations("simulator.menu");
  const reacted = message.reactions.some(({ by }) => by === "customer");
  return (
    <>
      <MenuLabel>{t("react")}</MenuLabel>
      {reactions.map(([name, emoji]) => (
        <MenuItem
          key={name}
          icon={
            <span aria-hidden className="w-4 text-center">
              {emoji}
            </span>
          }
          onSelect={() => actions.react(message, emoji)}
        >
          {t(`reactions.${name}`)}
        </MenuItem>
      ))}
      {reacted && (
        <MenuItem icon={<SmilePlus aria-hidden />} onSelect={() => actions.react(message, "")}>
          {t("unreact")}
        </MenuItem>
      )}
      <MenuSeparator />
    </>
  );
}
