"use client";

import { ArrowLeft, Check, PanelRight, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { PlatformMark } from "@/components/layout/PlatformMark";
import { Avatar } from "@/components/ui/Avatar";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import type { ConversationView } from "@/lib/inbox/views";
import { platformLabel } from "./platform";

/** On a phone the name needs the room more than the word. */
const wide = "@max-[460px]:sr-only";

interface ThreadHeaderProps {
  conversation: ConversationView;
  name: string;
  /** Is the contact's pane open beside the thread? */
  panelOpen: boolean;
  onTogglePanel: () => void;
  onOpenSheet: () => void;
  onBack: () => void;
  /** Absent when the person may not. */
  onResolve?: () => void;
  onReopen?: () => void;
}

export function ThreadHeader(props: ThreadHeaderProps) {
  const { conversation, name, panelOpen, onTogglePanel, onOpenSheet, onBack, onResolve, onReopen } = props;
  const t = useTranslations("inbox.thread");
  const { platform, configurationName, status } = conversation;
  const icon = <PanelRight className="size-4.5" aria-hidden />;
  return (
    <header className="flex h-14 shrink-0 items-center gap-2 border-b px-2 md:px-4">
      <IconButton
        label={t("back")}
        icon={<ArrowLeft className="size-5" aria-hidden />}
        onClick={onBack}
        side="bottom"
        className="@min-[680px]:hidden"
      />
      <button
        type="button"
        onClick={onOpenSheet}
        aria-label={t("showPanel")}
        className="flex min-h-11 min-w-0 items-center gap-2.5 rounded-control text-left @min-[1080px]:hidden"
      >
        <Person name={name} platform={platform} configurationName={configurationName} />
      </button>
      <div className="hidden min-w-0 items-center gap-2.5 @min-[1080px]:flex">
        <Person name={name} platform={platform} configurationName={configurationName} />
      </div>
      <span className="flex-1" />
      {status === "resolved"
        ? onReopen && (
            <Button onClick={onReopen} icon={<RotateCcw className="size-4" aria-hidden />}>
              <span className={wide}>{t("reopen")}</span>
            </Button>
          )
        : onResolve && (
            <Button onClick={onResolve} icon={<Check className="size-4" aria-hidden />}>
              <span className={wide}>{t("resolve")}</span>
            </Button>
          )}
      <span className="hidden @min-[1080px]:flex">
        <IconButton
          label={t(panelOpen ? "hidePanel" : "showPanel")}
          icon={icon}
          aria-expanded={panelOpen}
          onClick={onTogglePanel}
          side="bottom"
          className="aria-expanded:text-accent"
        />
      </span>
      <span className="hidden @min-[680px]:flex @min-[1080px]:hidden">
        <IconButton label={t("showPanel")} icon={icon} onClick={onOpenSheet} side="bottom" />
      </span>
    </header>
  );
}

function Person({
  name,
  platform,
  configurationName,
}: {
  name: string;
  platform: string;
  configurationName: string;
}) {
  return (
    <>
      <Avatar
        name={name}
        mark={<PlatformMark platform={platform} label={platformLabel(platform)} size="xs" />}
      />
      <span className="min-w-0">
        <span className="block truncate text-base font-semibold text-strong">{name}</span>
        <span className="block truncate text-xs text-muted">
          {platformLabel(platform)} · {configurationName}
        </span>
      </span>
    </>
  );
}
