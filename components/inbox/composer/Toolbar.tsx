"use client";

import { BookText, LayoutTemplate, Mic, Paperclip, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, type ReactNode, type RefObject } from "react";
import { IconButton } from "@/components/ui/IconButton";
import { Menu, MenuItem } from "@/components/ui/Menu";
import type { PlatformManifest, TextStyle } from "@/lib/platforms/contract";
import { EmojiButton } from "./EmojiButton";
import { FormatBar } from "./FormatBar";

interface ToolbarProps {
  manifest: PlatformManifest;
  input: RefObject<HTMLTextAreaElement | null>;
  onFiles: (files: File[]) => void;
  onEmoji: (emoji: string) => void;
  onFormat: (style: TextStyle) => void;
  onReplies: () => void;
  /** Absent where the platform has no approved templates. */
  onTemplate?: () => void;
  /** Absent where a note cannot be recorded or sent. */
  onVoice?: () => void;
  /** Between the tools and the button that sends. */
  children: ReactNode;
}

/** Everything beside the words: in one row on a desk, behind a plus on a phone, whose keyboard has its own emoji. */
export function Toolbar(props: ToolbarProps) {
  const { manifest, input, onFiles, onEmoji, onFormat, onReplies, onTemplate, onVoice, children } = props;
  const t = useTranslations("composer.tools");
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <div className="@container flex items-center gap-0.5 px-1.5 pb-1.5">
      <input
        ref={chooser}
        type="file"
        multiple
        tabIndex={-1}
        aria-label={t("attach")}
        className="hidden"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file may be chosen again.
          event.target.value = "";
        }}
      />
      <Tools onAttach={() => chooser.current?.click()} onReplies={onReplies} onTemplate={onTemplate} />
      <div className="hidden items-center md:flex">
        <EmojiButton onPick={onEmoji} onClose={() => input.current?.focus()} />
        {manifest.formatting && (
          // Where there is no room for them, their keys remain.
          <span className="hidden @md:flex">
            <FormatBar onFormat={onFormat} input={input} />
          </span>
        )}
      </div>
      {onVoice && (
        <IconButton label={t("voice")} icon={<Mic className="size-4.5" aria-hidden />} onClick={onVoice} />
      )}
      {children}
    </div>
  );
}

interface ToolsProps extends Pick<ToolbarProps, "onReplies" | "onTemplate"> {
  onAttach: () => void;
}

function Tools({ onAttach, onReplies, onTemplate }: ToolsProps) {
  const t = useTranslations("composer.tools");
  const tools = [
    { key: "attach", Icon: Paperclip, act: onAttach },
    { key: "replies", Icon: BookText, act: onReplies },
    ...(onTemplate ? [{ key: "template", Icon: LayoutTemplate, act: onTemplate } as const] : []),
  ] as const;
  return (
    <>
      <div className="md:hidden">
        <Menu
          side="top"
          trigger={<IconButton label={t("more")} icon={<Plus className="size-5" aria-hidden />} />}
        >
          {tools.map(({ key, Icon, act }) => (
            <MenuItem key={key} icon={<Icon aria-hidden />} onSelect={act}>
              {t(key)}
            </MenuItem>
          ))}
        </Menu>
      </div>
      <div className="hidden items-center md:flex">
        {tools.map(({ key, Icon, act }) => (
          <IconButton
            key={key}
            label={t(key)}
            icon={<Icon className="size-4.5" aria-hidden />}
            onClick={act}
          />
        ))}
      </div>
    </>
  );
}
