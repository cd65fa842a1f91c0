"use client";

import { ArrowLeft, Check, PanelRight, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useImperativeHandle, useRef, useState, type RefObject } from "react";
import { PlatformMark } from "@/components/layout/PlatformMark";
import { Avatar } from "@/components/ui/Avatar";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import type { ConversationView, PersonView } from "@/lib/inbox/views";
import type { InboxViewer } from "./actions";
import { AssignMenu } from "./collaboration/AssignMenu";
import { MoreMenu } from "./collaboration/MoreMenu";
import { Present, useTypingText } from "./collaboration/Present";
import { SnoozeMenu } from "./collaboration/SnoozeMenu";
import type { Choosing, ThreadCommands } from "./collaboration/threadCommands";
import { usePresent } from "./collaboration/usePresent";
import { usePlace } from "./collaboration/useTyping";
import { platformLabel } from "./platform";
import type { ConversationActions } from "./useConversationActions";

/** Below this the choices move into one menu. The same number is in the classes. */
const ROOMY = 520;
const roomy = "hidden items-center gap-1 @min-[520px]/header:flex";
/** Beside the other buttons the icon says enough, until there is room for the word. */
const word = "@max-[640px]/header:sr-only";

interface ThreadHeaderProps {
  conversation: ConversationView;
  name: string;
  viewer: InboxViewer;
  assignees: readonly PersonView[];
  actions: ConversationActions;
  /** What the keyboard can do here. */
  commands: RefObject<ThreadCommands | null>;
  /** Is the contact's pane open beside the thread? */
  panelOpen: boolean;
  onTogglePanel: () => void;
  onOpenSheet: () => void;
  onBack: () => void;
}

/** Whom the conversation is with, who else is here, and what can be done with it. */
export function ThreadHeader(props: ThreadHeaderProps) {
  const { conversation, name, viewer, assignees, actions, commands } = props;
  const { panelOpen, onTogglePanel, onOpenSheet, onBack } = props;
  const t = useTranslations("inbox.thread");
  const header = useRef<HTMLElement>(null);
  const [choosing, setChoosing] = useState<Choosing>(null);
  const present = usePresent(conversation.id);
  usePlace(conversation.id);

  const { resolve, reopen, snooze, assign, take } = actions;
  const choose = (what: "assign" | "snooze") => () =>
    setChoosing({ what, over: (header.current?.clientWidth ?? 0) < ROOMY ? "page" : "button" });
  useImperativeHandle(commands, () => ({
    resolve: resolve ?? reopen,
    snooze: snooze && choose("snooze"),
    assign: assign ? choose("assign") : take,
  }));

  const icon = <PanelRight className="size-4.5" aria-hidden />;
  const person = <Person conversation={conversation} name={name} typing={useTypingText(present)} />;
  const choices = { conversation, viewer, assignees, actions, choosing, onChoosing: setChoosing };
  return (
    <header ref={header} className="@container/header shrink-0 border-b">
      <div className="flex h-14 items-center gap-2 px-2 md:px-4">
        <IconButton
          label={t("back")}
          icon={<ArrowLeft className="size-5" aria-hidden />}
          onClick={onBack}
          side="bottom"
          className="@min-[680px]/inbox:hidden"
        />
        <button
          type="button"
          onClick={onOpenSheet}
          className="flex min-h-11 min-w-0 items-center gap-2.5 rounded-control text-left @min-[1080px]/inbox:hidden"
        >
          {person}
          <span className="sr-only">{t("showPanel")}</span>
        </button>
        <div className="hidden min-w-0 items-center gap-2.5 @min-[1080px]/inbox:flex">{person}</div>
        <span className="flex-1" />
        <Present present={present} />
        <span className={roomy}>
          <AssignMenu {...choices} />
          <SnoozeMenu {...choices} />
        </span>
        {reopen && conversation.status === "resolved" && (
          <Button onClick={reopen} icon={<RotateCcw className="size-4" aria-hidden />}>
            <span className={word}>{t("reopen")}</span>
          </Button>
        )}
        {resolve && (
          <Button onClick={resolve} icon={<Check className="size-4" aria-hidden />}>
            <span className={word}>{t("resolve")}</span>
          </Button>
        )}
        <span className="hidden @min-[1080px]/inbox:flex">
          <IconButton
            label={t(panelOpen ? "hidePanel" : "showPanel")}
            icon={icon}
            aria-expanded={panelOpen}
            onClick={onTogglePanel}
            side="bottom"
            className="aria-expanded:text-accent"
          />
        </span>
        <span className="hidden @min-[680px]/inbox:flex @min-[1080px]/inbox:hidden">
          <IconButton label={t("showPanel")} icon={icon} onClick={onOpenSheet} side="bottom" />
        </span>
        <span className="@min-[520px]/header:hidden">
          <MoreMenu {...choices} onOpenSheet={onOpenSheet} />
        </span>
      </div>
    </header>
  );
}

interface PersonProps {
  conversation: ConversationView;
  name: string;
  /** Who of us is writing, in words. */
  typing: string | null;
}

function Person({ conversation: { platform, configurationName }, name, typing }: PersonProps) {
  return (
    <>
      <Avatar
        name={name}
        mark={<PlatformMark platform={platform} label={platformLabel(platform)} size="xs" />}
      />
      <span className="min-w-0">
        <span className="block truncate text-base font-semibold text-strong">{name}</span>
        <span className="block truncate text-xs text-muted">
          {typing ? (
            <span className="text-accent">{typing}</span>
          ) : (
            `${platformLabel(platform)} · ${configurationName}`
          )}
        </span>
      </span>
    </>
  );
}
