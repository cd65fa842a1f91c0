/** What one platform event does to the rows: the place where platforms meet the domain. */
import type { Tx } from "@/lib/db/client";
import { enqueue } from "@/lib/jobs/enqueue";
import { newId } from "@/lib/ids";
import { needsAttention } from "@/lib/configurations/health";
import { noteArrival } from "@/lib/inbox/assignment";
import { identify, renameIdentity, setReachable } from "@/lib/inbox/identity";
import {
  applyDeletion,
  applyEdit,
  applyReaction,
  findConversationOf,
  storeMessage,
} from "@/lib/inbox/incoming";
import { cancelOnReply } from "@/lib/inbox/scheduleDue";
import type { Source } from "@/lib/inbox/source";
import { applyReceipt } from "@/lib/inbox/receipts";
import { ensureLead } from "@/lib/leads/commands";
import type { ContactEvent, MessageEvent, PlatformEvent, ReceiptEvent } from "@/lib/platforms/contract";

/** What happened, for the ledger and for the browsers. */
export interface Effect {
  /** Set when the event was seen and is deliberately not shown. */
  ignored?: string;
  conversationIds: string[];
  messageId?: string;
}

const nothing = (): Effect => ({ conversationIds: [] });

/**
 * Applies one event inside the caller's transaction. A no-op on replay.
 * @param inTurn its message was missed before, and nobody can bring it while this transaction lasts
 */
export async function applyEvent(
  tx: Tx,
  source: Source,
  event: PlatformEvent,
  now: Date,
  inTurn = false,
): Promise<Effect> {
  const missed: Missed = { source, now, inTurn };
  switch (event.type) {
    case "message":
      return applyMessage(tx, source, event, now);
    case "edit": {
      const conversationId = await applyEdit(tx, source, event);
      return conversationId
        ? { conversationIds: [conversationId] }
        : park(tx, missed, event, [event.targetExternalId]);
    }
    case "reaction": {
      const conversationId = await applyReaction(tx, source, event);
      return conversationId
        ? { conversationIds: [conversationId] }
        : park(tx, missed, event, [event.targetExternalId]);
    }
    case "deletion": {
      const { conversationIds, missing } = await applyDeletion(tx, source, event);
      const parked = await park(tx, missed, event, missing);
      return { conversationIds: [...conversationIds, ...parked.conversationIds] };
    }
    case "receipt":
      return applyReceiptEvent(tx, missed, event);
    case "contact":
      return applyContact(tx, source, event);
    case "ignored":
      return { ignored: event.reason, conversationIds: [] };
  }
}

async function applyMessage(tx: Tx, source: Source, event: MessageEvent, now: Date): Promise<Effect> {
  const stored = await storeMessage(tx, source, event, now);
  if (!stored) return nothing();
  for (const attachmentId of stored.attachmentIds) {
    await enqueue(tx, "media", { attachmentId }, { key: `media:${attachmentId}`, maxAttempts: 8 });
  }
  if (event.acknowledgeRef) {
    await enqueue(
      tx,
      "acknowledge",
      { configurationId: source.configurationId, ref: event.acknowledgeRef },
      { maxAttempts: 3 },
    );
  }
  if (event.direction === "inbound" && event.kind !== "system")
    await setReachable(tx, stored.identityId, true);
  if (stored.newConversation) {
    await ensureLead(tx, stored);
    if (!event.person.name)
      await enqueue(tx, "profile", { identityId: stored.identityId }, { maxAttempts: 3 });
  }
  if (event.direction === "inbound" && event.opensWindow) await cancelOnReply(tx, stored.conversationId);
  if (stored.before) await noteArrival(tx, source, { ...stored, before: stored.before });
  await unpark(tx, source, event.externalId, now);
  return { conversationIds: [stored.conversationId], messageId: stored.messageId };
}

async function applyReceiptEvent(tx: Tx, missed: Missed, event: ReceiptEvent): Promise<Effect> {
  const { source } = missed;
  const { changed, missing } = await applyReceipt(tx, source, event);
  const parked = await park(tx, missed, { ...event, watermark: undefined }, missing);
  if (event.error?.unreachable)
    for (const { identityId } of changed) await setReachable(tx, identityId, false);
  if (event.error?.stopsConfiguration) await needsAttention(tx, source.configurationId, event.error.code);
  const changedIds = changed.map(({ conversationId }) => conversationId);
  return { conversationIds: [...new Set([...changedIds, ...parked.conversationIds])] };
}

async function applyContact(tx: Tx, source: Source, event: ContactEvent): Promise<Effect> {
  const identity =
    event.formerIds.length > 0
      ? await renameIdentity(tx, source.configurationId, event.formerIds, event.person)
      : await identify(tx, source.configurationId, event.person);
  if (event.reachable !== undefined) await setReachable(tx, identity.id, event.reachable);
  const conversationId = await findConversationOf(tx, source, event.person);
  return { conversationIds: conversationId ? [conversationId] : [] };
}

interface Missed {
  source: Source;
  now: Date;
  inTurn: boolean;
}

/**
 * Something about a message that is not here yet: kept until it is. The message may be on its way in another transaction
 * at this very moment, so the two take turns, and whoever comes second looks again.
 */
async function park(
  tx: Tx,
  { source, now, inTurn }: Missed,
  event: PlatformEvent,
  externalIds: readonly string[],
): Promise<Effect> {
  const conversationIds: string[] = [];
  for (const externalId of [...externalIds].sort()) {
    if (inTurn) {
      await tx.$executeRaw`
        insert into parked_events (id, configuration_id, external_id, event)
        values (${newId()}::uuid, ${source.configurationId}::uuid, ${externalId}, ${JSON.stringify(event)}::jsonb)`;
    } else {
      await takeTurn(tx, source, externalId);
      const again = await applyEvent(tx, source, about(event, externalId), now, true);
      conversationIds.push(...again.conversationIds);
    }
  }
  return { conversationIds };
}

/** Until the end of the transaction, nobody else brings this message or parks something about it. */
const takeTurn = (tx: Tx, source: Source, externalId: string): Promise<number> =>
  tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`${source.configurationId}:${externalId}`}, 0))`;

/** Applies what was waiting for this message. Called when a message is stored, and when a sent one learns its id. */
export async function unpark(tx: Tx, source: Source, externalId: string, now: Date): Promise<void> {
  await takeTurn(tx, source, externalId);
  const parked = await tx.$queryRaw<{ event: PlatformEvent }[]>`
    delete from parked_events
    where configuration_id = ${source.configurationId}::uuid and external_id = ${externalId}
    returning event`;
  for (const { event } of parked) await applyEvent(tx, source, about(revive(event), externalId), now, true);
}

const dates = new Set(["at", "editedAt", "deletedAt"]);

/** A parked event as it was: its dates are dates again. */
const revive = (event: PlatformEvent): PlatformEvent =>
  Object.fromEntries(
    Object.entries(event).map(([key, value]) => [
      key,
      dates.has(key) ? new Date(String(value)) : (value as unknown),
    ]),
  ) as unknown as PlatformEvent;

/** Of the messages that an event names, this one only. */
const about = (event: PlatformEvent, externalId: string): PlatformEvent =>
  "targetExternalIds" in event ? { ...event, targetExternalIds: [externalId] } : event;
