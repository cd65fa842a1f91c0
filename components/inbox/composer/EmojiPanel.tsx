"use client";

import clsx from "clsx";
import { EmojiPicker } from "frimousse";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { recentEmoji, rememberEmoji } from "./recentEmoji";

const cell =
  "flex size-9 items-center justify-center rounded-control text-lg transition-colors hover:bg-strong/6 pointer-coarse:size-11";

/** Loaded when it is first opened: the picker and its names are nobody's first look at the inbox. */
export default function EmojiPanel({ onPick }: { onPick: (emoji: string) => void }) {
  const t = useTranslations("composer.emoji");
  const locale = useLocale();
  const [recent] = useState(recentEmoji);
  const pick = (emoji: string) => {
    rememberEmoji(emoji);
    onPick(emoji);
  };
  return (
    <EmojiPicker.Root
      locale={locale}
      emojibaseUrl="/api/emoji"
      columns={8}
      onEmojiSelect={({ emoji }) => pick(emoji)}
      className="flex h-88 w-80 max-w-[calc(100vw-1rem)] flex-col pointer-coarse:w-96"
    >
      <EmojiPicker.Search
        autoFocus
        aria-label={t("search")}
        placeholder={t("search")}
        className="m-2 h-9 rounded-control border bg-surface px-3 text-control text-strong placeholder:text-faint pointer-coarse:h-11"
      />
      {recent.length > 0 && (
        <div role="group" aria-label={t("recent")} className="flex overflow-x-auto border-b px-2 pb-1">
          {recent.map((emoji) => (
            <button key={emoji} type="button" onClick={() => pick(emoji)} className={clsx(cell, "shrink-0")}>
              {emoji}
            </button>
          ))}
        </div>
      )}
      <EmojiPicker.Viewport className="relative flex-1 outline-none">
        <EmojiPicker.Loading className="absolute inset-0 flex animate-late items-center justify-center text-sm text-muted">
          {t("loading")}
        </EmojiPicker.Loading>
        <EmojiPicker.Empty className="absolute inset-0 flex items-center justify-center text-sm text-muted">
          {t("nothing")}
        </EmojiPicker.Empty>
        <EmojiPicker.List
          className="px-2 pb-2 select-none"
          components={{
            CategoryHeader: ({ category, ...props }) => (
              <div {...props} className="bg-raised px-1 py-1.5 text-xs font-medium text-muted">
                {category.label}
              </div>
            ),
            Row: (props) => <div {...props} className="flex" />,
            Emoji: ({ emoji, ...props }) => (
              <button {...props} className={clsx(cell, emoji.isActive && "bg-strong/6")}>
                {emoji.emoji}
              </button>
            ),
          }}
        />
      </EmojiPicker.Viewport>
    </EmojiPicker.Root>
  );
}
