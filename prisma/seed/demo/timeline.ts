/** When each line was said. */
import { between, type Random } from "./random";
import { days, type DemoConversation, type Line } from "./script";

const MINUTE = 60_000;
const DAY = days(1) * MINUTE;

/** In UTC: from the morning to the afternoon in most of Latin America. */
const OPENS = 15;
const CLOSES = 22;

/** The time of each line, in whole seconds as the platforms give them. */
export function momentsOf(conversation: DemoConversation, now: Date, random: Random): Date[] {
  const { lines } = conversation;
  const pauses = lines.map((line, index) => pauseBefore(lines[index - 1], line, random));
  const length = pauses.reduce((sum, pause) => sum + pause, 0);
  let at = endOf(conversation, now, random).getTime() - length * MINUTE;
  return pauses.map((pause) => {
    at += pause * MINUTE;
    return new Date(Math.floor(at / 1000) * 1000);
  });
}

/** What is two days old or older was said while the shop was open; before that, everything keeps its distance from now. */
function endOf({ ended }: DemoConversation, now: Date, random: Random): Date {
  const end = now.getTime() - ended * MINUTE;
  if (ended < days(2)) return new Date(end);
  return new Date(Math.floor(end / DAY) * DAY + between(random, OPENS, CLOSES) * 60 * MINUTE);
}

/** Minutes. People add something at once, customers answer soon, and an agent has others to answer too. */
function pauseBefore(before: Line | undefined, line: Line, random: Random): number {
  if (!before) return 0;
  if (line.after !== undefined) return line.after;
  if (before.from === line.from) return between(random, 0.4, 2);
  return line.from === "them" ? between(random, 1, 12) : 1.5 + 30 * random() ** 2;
}

/** A little after `at`, and before whatever came next. */
export function soonAfter(at: Date, next: Date, random: Random): Date {
  const room = Math.min((next.getTime() - at.getTime()) / 2, 5 * MINUTE);
  return new Date(Math.floor(at.getTime() + between(random, 0.4, 1) * room));
}
