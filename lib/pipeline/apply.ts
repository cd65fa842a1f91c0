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

/** Applies one event inside the caller's transaction. A no-op on replay. */
export async function applyEvent(tx: Tx, source: Source, event: PlatformEvent, now: Date): Promise<Effect> {
  switch (event.type) {
    case "message":
      return applyMessage(tx, source, event, now);
    case "edit": {
      const conversationId = await applyEdit(tx, source, event);
      return conversationId
        ? { conversationIds: [conversationId] }
        : park(tx, source, event, [event.targetExternalId]);
    }
    case "reaction": {
      const conversationId = await applyReaction(tx, source, event);
      return conversationId
        ? { conversationIds: [conversationId] }
        : park(tx, source, event, [event.targetExternalId]);
    }
    case "deletion": {
      const { conversationIds, missing } = await applyDeletion(tx, source, event);
      await park(tx, source, event, missing);
      return { conversationIds };
    }
    case "receipt":
      return applyReceiptEvent(tx, source, event);
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

async function applyReceiptEvent(tx: Tx, source: Source, event: ReceiptEvent): Promise<Effect> {
  const { changed, missing } = await applyReceipt(tx, source, event);
  if (missing.length > 0) await park(tx, source, { ...event, watermark: undefined }, missing);
  if (event.error?.unreachable)
    for (const { identityId } of changed) await setReachable(tx, identityId, false);
  if (event.error?.stopsConfiguration) await needsAttention(tx, source.configurationId, event.error.code);
  return { conversationIds: [...new Set(changed.map(({ conversationId }) => conversationId))] };
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

/** Something about a message that is not here yet: kept until it is. */
async function park(
  tx: Tx,
  source: Source,
  event: PlatformEvent,
  externalIds: readonly string[],
): Promise<Effect> {
  for (const externalId of externalIds) {
    await tx.$executeRaw`
      insert into parked_events (id, configuration_id, external_id, event)
      values (${newId()}::uuid, ${source.configurationId}::uuid, ${externalId}, ${JSON.stringify(event)}::jsonb)`;
  }
  return nothing();
}

/** Applies what was waiting for this message. Called when a message is stored, and when a sent one learns its id. */
export async function unpark(tx: Tx, source: Source, externalId: string, now: Date): Promise<void> {
  const parked = await tx.$queryRaw<{ event: PlatformEvent }[]>`
    delete from parked_events
    where configuration_id = ${source.configurationId}::uuid and external_id = ${externalId}
    returning event`;
  for (const { event } of parked) await applyEvent(tx, source, revive(event, externalId), now);
}

const dates = new Set(["at", "editedAt", "deletedAt"]);

/** A parked event as it was: its dates are dates again, and it is about the one message that arrived. */
function revive(event: PlatformEvent, externalId: string): PlatformEvent {
  const revived = Object.fromEntries(
    Object.entries(event).map(([key, value]) => [
      key,
      dates.has(key) ? new Date(String(value)) : (value as unknown),
    ]),
  ) as unknown as PlatformEvent;
  return "targetExternalIds" in revived ? { ...revived, targetExternalIds: [externalId] } : revived;
}
