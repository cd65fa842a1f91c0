/** One conversation of a load with everything that hangs on it. Number `index` is the same in every load of its time. */
import { phoneKey } from "@/lib/contacts/phone";
import { idAt, seeded, type Random } from "../demo/random";
import { personAt } from "./people";
import type { LoadRows } from "./rows";
import type { LoadChannel, LoadSetting } from "./setting";
import { skewed, Story, type Thread } from "./story";
import { lastTime, timesUpTo } from "./times";
import { sentence } from "./words";

type Status = "open" | "snoozed" | "resolved";

const OPEN = 0.03;
const SNOOZED = 0.005;

/** Adds the rows of the conversation `index`, which has `size` messages. */
export function addThread(index: number, size: number, setting: LoadSetting, rows: LoadRows): void {
  const random = seeded(0x51ed_270b ^ Math.imul(index + 1, 0x9e37_79b1));
  const status = statusOf(random);
  const times = timesUpTo(lastTime(setting.now, status !== "resolved", random), size, random);
  const createdAt = times[0] ?? setting.now;
  const thread: Thread = {
    index,
    random,
    times,
    id: idAt(createdAt, random),
    person: personAt(index, random),
    channel: channelOf(setting.channels, random),
    assigneeId: random() < (status === "resolved" ? 0.92 : 0.65) ? skewed(setting.agents, random) : null,
  };
  const ids = { contact: idAt(createdAt, random), identity: idAt(createdAt, random) };
  addPerson(thread, ids, rows);
  const story = new Story(thread, setting.agents);
  for (const at of times) story.say(at, rows);
  addConversation(thread, ids, status, story, setting, rows);
  addMarks(thread, setting, rows);
}

const statusOf = (random: Random): Status => {
  const kind = random();
  return kind < OPEN ? "open" : kind < OPEN + SNOOZED ? "snoozed" : "resolved";
};

function channelOf(channels: readonly LoadChannel[], random: Random): LoadChannel {
  let place = random() * channels.reduce((sum, { share }) => sum + share, 0);
  const found = channels.find(({ share }) => (place -= share) < 0) ?? channels[0];
  if (!found) throw new Error("a load needs channels");
  return found;
}

function addPerson(thread: Thread, ids: { contact: string; identity: string }, rows: LoadRows): void {
  const { index, person, channel } = thread;
  const createdAt = thread.times[0] ?? null;
  const { name, country, language, username } = person;
  // Where people write from their number we know it; elsewhere hardly ever.
  const known = channel.share > 50 || index % 10 === 0;
  const phone = known ? `+${person.phone}` : null;
  const externalId = `${country}.${String(index).padStart(9, "0")}`;
  const created = { created_at: createdAt };
  rows.add("contacts", {
    ...{ id: ids.contact, name, phone, phone_key: phoneKey(phone), language, ...created },
    ...{ country: known ? country : null, country_source: known ? "phone" : null, updated_at: createdAt },
  });
  rows.add("contact_identities", {
    ...{ id: ids.identity, contact_id: ids.contact, configuration_id: channel.id, external_id: externalId },
    ...{ address: known ? person.phone : externalId, username: known ? null : username, ...created },
  });
  rows.add("identity_addresses", {
    configuration_id: channel.id,
    value: externalId,
    identity_id: ids.identity,
  });
}

function addConversation(
  { id, channel, assigneeId, times, random }: Thread,
  ids: { contact: string; identity: string },
  status: Status,
  story: Story,
  { now, stages }: LoadSetting,
  rows: LoadRows,
): void {
  const waits = status !== "resolved";
  const { lastInboundAt, lastOutboundAt, lastMessageId, waitingSince, unanswered } = story;
  const last = times.at(-1) ?? now;
  const hours = channel.replyWindowHours;
  const snoozed = status === "snoozed" && random() < 0.7;
  rows.add("conversations", {
    ...{ id, identity_id: ids.identity, contact_id: ids.contact, configuration_id: channel.id },
    ...{ platform_id: channel.platform, status, assignee_id: assigneeId },
    stage_id: random() < 0.8 ? (stages[Math.floor(stages.length * random())] ?? null) : null,
    snoozed_until: snoozed ? new Date(Math.floor(now.getTime() + random() * 7 * 86_400_000)) : null,
    unread_count: waits ? unanswered : 0,
    ...{ last_message_id: lastMessageId, last_message_at: last },
    ...{ last_inbound_at: lastInboundAt, last_outbound_at: lastOutboundAt },
    awaiting_reply_since: waits ? waitingSince : null,
    window_expires_at:
      lastInboundAt && hours !== null ? new Date(lastInboundAt.getTime() + hours * 3_600_000) : null,
    resolved_at: waits ? null : new Date(last.getTime() + 3_600_000),
    created_at: times[0] ?? now,
  });
}

/** Labels and internal notes. */
function addMarks(
  { id, person, times, random }: Thread,
  { agents, labels }: LoadSetting,
  rows: LoadRows,
): void {
  if (random() < 0.25) {
    const from = Math.floor(random() * labels.length);
    const chosen = random() < 0.3 ? [from, (from + 1) % labels.length] : [from];
    for (const place of chosen)
      rows.add("conversation_labels", { conversation_id: id, label_id: labels[place] ?? null });
  }
  if (random() < 0.04) {
    const at = times[Math.floor(random() * times.length)] ?? null;
    const note = {
      id: idAt(at ?? new Date(0), random),
      conversation_id: id,
      author_id: skewed(agents, random),
    };
    rows.add("notes", { ...note, text: sentence(person.language, random), created_at: at });
  }
}
