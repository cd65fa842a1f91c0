"use client";

import type { InboxViewer } from "../actions";
import { ActivityLine } from "../collaboration/ActivityLine";
import { NoteLine } from "../collaboration/NoteLine";
import { DayLine, SystemLine, UnreadLine } from "../SystemLine";
import type { Said, TimelineItem } from "../timeline";

interface OtherLineProps {
  item: Exclude<TimelineItem, Said>;
  viewer: InboxViewer;
}

/** What stands between the messages. */
export function OtherLine({ item, viewer }: OtherLineProps) {
  switch (item.type) {
    case "day":
      return <DayLine at={item.at} />;
    case "unread":
      return <UnreadLine />;
    case "system":
      return <SystemLine message={item.message} />;
    case "aside":
      return item.aside.type === "note" ? (
        <NoteLine note={item.aside} viewer={viewer} />
      ) : (
        <ActivityLine activity={item.aside} />
      );
  }
}
