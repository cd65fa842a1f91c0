"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ActivityView } from "@/lib/inbox/timelineViews";

/** What somebody did with the conversation; quiet, in the middle. */
export function ActivityLine({ activity }: { activity: ActivityView }) {
  const format = useFormatter();
  const text = useActivityText();
  const at = new Date(activity.at);
  return (
    <p className="mx-auto max-w-[60ch] pt-3 text-center text-xs text-pretty [overflow-wrap:anywhere] text-muted">
      {text(activity)}{" "}
      <time
        dateTime={activity.at}
        title={format.dateTime(at, { dateStyle: "full", timeStyle: "short" })}
        className="whitespace-nowrap text-faint"
      >
        · {format.dateTime(at, { timeStyle: "short" })}
      </time>
    </p>
  );
}

/** "Ana asignó la conversación a Luis". */
function useActivityText(): (activity: ActivityView) => string {
  const t = useTranslations("collaboration.activity");
  const format = useFormatter();
  return ({ deed, actor, assignee, former, stage, added, removed, until, reason }) => {
    const name = actor?.name ?? t("hilo");
    switch (deed) {
      case "assigned":
        return t("assigned", { name, assignee: assignee?.name ?? t("somebody") });
      case "returned":
        return t("returned", { former: former?.name ?? t("somebody") });
      case "reopened":
      case "woken":
        return t(reason === "replied" ? `${deed}ByReply` : deed, { name });
      case "snoozed": {
        if (until === null) return t("snoozedUntilReply", { name });
        const day = {
          weekday: "long",
          day: "numeric",
          month: "long",
          hour: "numeric",
          minute: "2-digit",
        } as const;
        return t("snoozed", { name, until: format.dateTime(new Date(until), day) });
      }
      case "moved":
        return stage === null ? t("unstaged", { name }) : t("moved", { name, stage });
      case "labelled":
        return t("labelled", {
          name,
          added: format.list(added),
          removed: format.list(removed),
          kind: added.length > 0 ? (removed.length > 0 ? "both" : "added") : "removed",
        });
      default:
        return t(deed, { name });
    }
  };
}
