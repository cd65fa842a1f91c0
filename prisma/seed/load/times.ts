/** When things were said. Pure. */
import type { Random } from "../demo/random";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** How far back a load reaches. */
export const HISTORY_MS = 730 * DAY;

/** A pause of this mean: many short ones, a few long ones. */
const pause = (random: Random, mean: number) => -Math.log(1 - random()) * mean;

const ANSWER_MS = 3 * MINUTE;
const ABSENCE_MS = 2 * DAY;
const ABSENCES = 0.15;
const MEAN_MS = (1 - ABSENCES) * ANSWER_MS + ABSENCES * ABSENCE_MS;

/** Ascending, in whole milliseconds, the last at `last`. Bursts with days between them, squeezed where there are very many. */
export function timesUpTo(last: Date, size: number, random: Random): Date[] {
  const room = HISTORY_MS * 0.9;
  const squeeze = Math.min(1, room / (MEAN_MS * size));
  const times = [last];
  for (let at = last.getTime(); times.length < size;) {
    at -= 1000 + pause(random, (random() < ABSENCES ? ABSENCE_MS : ANSWER_MS) * squeeze);
    times.push(new Date(Math.floor(at)));
  }
  return times.reverse();
}

/** The end of a conversation: what is open is mostly of the last days, what is resolved is of two years, more of them recent. */
export function lastTime(now: Date, open: boolean, random: Random): Date {
  const age = open ? 30 * DAY * random() ** 4 : 3 * 3_600_000 + HISTORY_MS * 0.98 * random() ** 1.5;
  return new Date(Math.floor(now.getTime() - age));
}
