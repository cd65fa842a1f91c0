import { explainKey } from "@/lib/i18n/explain";
import { editScheduled, unscheduleMessage } from "@/lib/inbox/schedule";
import { getScheduled } from "@/lib/inbox/scheduleQueries";
import { commandRoute, localeOf } from "@/lib/route";

export const PATCH = commandRoute(editScheduled, {
  view: ({ id }, { viewer, request }) => getScheduled(viewer, id, explainKey(localeOf(request, viewer))),
});

export const DELETE = commandRoute(unscheduleMessage);
