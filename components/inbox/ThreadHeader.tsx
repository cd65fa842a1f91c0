"use client";

import { ArrowLeft, Check, PanelRight, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { PlatformMark } from "@/components/layout/PlatformMark";
import { Avatar } from "@/components/ui/Avatar";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import type { ConversationView } from "@/lib/inbox/views";
import { platformLabel } from "./platform";

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
  const label = t(panelOpen ? "hidePanel" : "showPanel");
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
        className="rounded-control flex min-h-11 min-w-0 items-center gap-2.5 text-left @min-[1080px]:hidden"
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
              {t("reopen")}
            </Button>
          )
        : onResolve && (
            <Button onClick={onResolve} icon={<Check className="size-4" aria-hidden />}>
              {t("resolve")}
            </Button>
          )}
      <IconButton
        label={label}
        icon={icon}
        aria-pressed={panelOpen}
        onClick={onTogglePanel}
        side="bottom"
        className="hidden aria-pressed:text-accent @min-[1080px]:inline-flex"
      />
      <IconButton
        label={t("showPanel")}
        icon={icon}
        onClick={onOpenSheet}
        side="bottom"
        className="hidden @min-[680px]:inline-flex @min-[1080px]:hidden"
      />
    </header>
  );
}

function Person({ name, platform, configurationName }: { name: string; platform: string; configurationName: string }) {
  return (
    <>
      <Avatar name={name} mark={<PlatformMark platform={platform} label={platformLabel(platform)} size="xs" />} />
      <span className="min-w-0">
        <span className="text-strong block truncate text-base font-semibold">{name}</span>
        <span className="text-muted block truncate text-xs">
          {platformLabel(platform)} · {configurationName}
        </span>
      </span>
    </>
  );
}
