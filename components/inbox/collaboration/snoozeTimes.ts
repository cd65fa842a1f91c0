/** Times to come back to a conversation, in the reader's time zone. Pure. */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Fields of a wall clock; `month` is 1-12. */
interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

/** What a clock on the wall shows there at that moment. */
function wallTimeAt(moment: number, timeZone: string): WallTime {
  const parts = new Intl.DateTimeFormat("en-US-u-hc-h23", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  }).formatToParts(moment);
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  return { year: of("year"), month: of("month"), day: of("day"), hour: of("hour"), minute: of("minute") };
}

const asUtc = ({ year, month, day, hour, minute }: WallTime): number =>
  Date.UTC(year, month - 1, day, hour, minute);

/** The moment at which the wall clock shows this there; a time that summer time skips becomes a real one beside it. */
export function momentOf(wall: WallTime, timeZone: string): number {
  const wanted = asUtc(wall);
  const shift = (moment: number) =>
    asUtc(wallTimeAt(moment, timeZone)) - Math.floor(moment / 60_000) * 60_000;
  const first = wanted - shift(wanted);
  // The shift there may be another one than at the same numbers in UTC.
  return wanted - shift(first);
}

export type QuickPick = "hour" | "afternoon" | "tomorrow" | "monday";

const AFTERNOON = 16;
const MORNING = 9;

/** What can be chosen at once: only what lies ahead, each moment once, the nearest first. */
export function quickPicks(now: number, timeZone: string): { pick: QuickPick; at: number }[] {
  const today = wallTimeAt(now, timeZone);
  const dayAt = (days: number, hour: number) => {
    const date = new Date(asUtc({ ...today, hour: 0, minute: 0 }) + days * DAY);
    const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
    return momentOf({ year, month, day, hour, minute: 0 }, timeZone);
  };
  const weekday = new Date(asUtc(today)).getUTCDay();
  const toMonday = (8 - weekday) % 7 || 7;
  const picks: { pick: QuickPick; at: number }[] = [{ pick: "hour", at: now + HOUR }];
  // Within the next hour, "this afternoon" would be the choice above.
  if (dayAt(0, AFTERNOON) - now > HOUR) picks.push({ pick: "afternoon", at: dayAt(0, AFTERNOON) });
  picks.push({ pick: "tomorrow", at: dayAt(1, MORNING) });
  if (toMonday > 1) picks.push({ pick: "monday", at: dayAt(toMonday, MORNING) });
  return picks;
}

/** What a field for date and time shows ("2026-03-10T09:00"), and back; null for what is no time. */
export const fieldOf = (moment: number, timeZone: string): string =>
  new Date(asUtc(wallTimeAt(moment, timeZone))).toISOString().slice(0, 16);

export function momentOfField(value: string, timeZone: string): number | null {
  const [, year, month, day, hour, minute] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(value) ?? [];
  if (!minute) return null;
  const wall = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
  };
  return momentOf(wall, timeZone);
}
