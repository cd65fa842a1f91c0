"use client";

import { AlarmClock, Check, MailOpen, RotateCcw, UserRound, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { LabelPicker } from "@/components/labels/LabelPicker";
import { IconButton } from "@/components/ui/IconButton";
import { Menu, MenuItem } from "@/components/ui/Menu";
import { Spinner } from "@/components/ui/Spinner";
import { may } from "@/lib/auth/policy";
import type { ConversationView, PersonView } from "@/lib/inbox/views";
import type { InboxViewer } from "../actions";
import type { Bulk } from "./useBulk";

interface BulkBarProps {
  /** In the order of the list. */
  chosen: readonly ConversationView[];
  viewer: InboxViewer;
  assignees: readonly PersonView[];
  bulk: Bulk;
  onClear: () => void;
}

const idsOf = (conversations: readonly ConversationView[]) => conversations.map(({ id }) => id);

/** What can be done with the chosen conversations. What one of them refuses is said afterwards. */
export function BulkBar({ chosen, viewer, assignees, bulk, onClear }: BulkBarProps) {
  const t = useTranslations("list.bulk");
  const run = (...given: Parameters<Bulk["run"]>) => void bulk.run(...given).then(onClear);
  const anyOpen = chosen.some(({ status }) => status !== "resolved");
  const resolve = () =>
    run(chosen, { status: "resolved" }, (done) => [
      { conversationIds: idsOf(done), change: { status: "open" } },
    ]);
  const reopen = () => run(chosen, { status: "open" });
  const common = (chosen[0]?.labels ?? []).filter(({ id }) =>
    chosen.every(({ labels }) => labels.some((label) => label.id === id)),
  );
  const label = (wanted: readonly string[]) => {
    const before = common.map(({ id }) => id);
    const addLabels = wanted.filter((id) => !before.includes(id));
    const removeLabels = before.filter((id) => !wanted.includes(id));
    run(chosen, { addLabels, removeLabels });
  };
  return (
    <div
      role="toolbar"
      aria-label={t("label")}
      className="flex h-11 shrink-0 animate-appear items-center gap-0.5 border-b bg-accent-tint px-3"
    >
      <IconButton
        label={t("clear")}
        icon={<X className="size-4" aria-hidden />}
        size="sm"
        onClick={onClear}
      />
      <p role="status" className="min-w-0 flex-1 truncate text-sm font-medium text-strong">
        {t("chosen", { count: chosen.length })}
      </p>
      {bulk.busy ? (
        <Spinner />
      ) : (
        <>
          <IconButton
            label={anyOpen ? t("resolve") : t("reopen")}
            icon={
              anyOpen ? (
                <Check className="size-4" aria-hidden />
              ) : (
                <RotateCcw className="size-4" aria-hidden />
              )
            }
            size="sm"
            onClick={anyOpen ? resolve : reopen}
          />
          <SnoozeMenu chosen={chosen} run={run} />
          <AssignMenu chosen={chosen} viewer={viewer} assignees={assignees} run={run} />
          <LabelPicker chosen={common} onChange={label} />
          <IconButton
            label={t("markRead")}
            icon={<MailOpen className="size-4" aria-hidden />}
            size="sm"
            onClick={() => run(chosen, { read: true })}
          />
        </>
      )}
    </div>
  );
}

interface PartProps {
  chosen: readonly ConversationView[];
  run: (...given: Parameters<Bulk["run"]>) => void;
}

const HOUR = 3_600_000;

/** Nine in the morning of the person's next day. */
function tomorrow(): Date {
  const date = new Date();
  date.setDate(date.getDate() + 1);
  date.setHours(9, 0, 0, 0);
  return date;
}

function SnoozeMenu({ chosen, run }: PartProps) {
  const t = useTranslations("list.bulk");
  const snooze = (snoozedUntil: Date | null) =>
    run(chosen, { status: "snoozed", snoozedUntil }, (done) => [
      { conversationIds: idsOf(done), change: { status: "open" } },
    ]);
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={t("snooze")} icon={<AlarmClock className="size-4" aria-hidden />} size="sm" />
      }
    >
      <MenuItem onSelect={() => snooze(new Date(Date.now() + HOUR))}>{t("hour")}</MenuItem>
      <MenuItem onSelect={() => snooze(new Date(Date.now() + 3 * HOUR))}>{t("threeHours")}</MenuItem>
      <MenuItem onSelect={() => snooze(tomorrow())}>{t("tomorrow")}</MenuItem>
      <MenuItem onSelect={() => snooze(null)}>{t("untilReply")}</MenuItem>
    </Menu>
  );
}

/** Back to whoever had them, each. */
function toFormer(done: readonly ConversationView[]) {
  const formerly = new Map<string | null, string[]>();
  for (const { id, assignee } of done) {
    const former = assignee?.id ?? null;
    formerly.set(former, [...(formerly.get(former) ?? []), id]);
  }
  return [...formerly].map(([assigneeId, conversationIds]) => ({ conversationIds, change: { assigneeId } }));
}

function AssignMenu({
  chosen,
  viewer,
  assignees,
  run,
}: PartProps & Pick<BulkBarProps, "viewer" | "assignees">) {
  const t = useTranslations("list.bulk");
  const give = (assigneeId: string | null) => run(chosen, { assigneeId }, toFormer);
  const others = may(viewer, "conversation.assign") ? assignees.filter(({ id }) => id !== viewer.id) : [];
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={t("assign")} icon={<UserRound className="size-4" aria-hidden />} size="sm" />
      }
    >
      <MenuItem onSelect={() => give(viewer.id)}>{t("toMe")}</MenuItem>
      <MenuItem onSelect={() => give(null)}>{t("toNobody")}</MenuItem>
      {others.map(({ id, name }) => (
        <MenuItem key={id} onSelect={() => give(id)}>
          {name}
        </MenuItem>
      ))}
    </Menu>
  );
}
