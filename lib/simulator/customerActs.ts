/** A customer does something on the phone: the thread shows it, and the business's webhook hears of it. */
import { randomInt } from "node:crypto";
import type { Outcome } from "./courier";
import type { Update } from "./envelopes";
import { ControlError } from "./control/errors";
import type { Inbound, InboundAct, InboundKind } from "./inbound";
import { customerEvent, newMid } from "./messenger/updates";
import type { Account, Customer, PlatformName, Thread, ThreadMessage } from "./model";
import { findMessage, setReaction } from "./store";
import { nextMessageId, scene } from "./telegram/send";
import { customerUpdate, startCommand, updateKind } from "./telegram/updates";
import { isWanted } from "./telegram/webhook";
import { messageValue, newWamid } from "./whatsapp/updates";
import type { World } from "./world";

/** What customers cannot do on a platform, or what it never tells a business. */
const impossible: Record<PlatformName, readonly InboundKind[]> = {
  whatsapp: ["postback"],
  messenger: ["contact", "order", "delete"],
  telegram: ["order", "postback", "delete"],
};
/** These change a message that is there, or the thread; they are no message of their own. */
const changes: readonly InboundKind[] = ["reaction", "edit", "delete", "block", "unblock"];

export interface ActOptions {
  /** Milliseconds since 1970; in the past for a back-dated message. */
  at: number;
  /** How often the same webhook is sent: more than once for a duplicate. */
  copies: number;
}

export interface ActResult {
  /** The new message, or the one that was changed; null for a block. */
  message: ThreadMessage | null;
  /** Resolves with the first attempt of the (first) webhook; null when the platform sends none. */
  outcome: Promise<Outcome> | null;
}

/** @throws ControlError when the platform has no such thing, or the target is not there. */
export function customerActs(
  world: World,
  account: Account,
  customer: Customer,
  input: Inbound,
  { at, copies }: ActOptions,
): ActResult {
  if (impossible[account.platform].includes(input.kind)) {
    throw new ControlError(422, `${account.platform} has no customer's ${input.kind}`);
  }
  const thread = world.store.thread(account, customer.id);
  if (thread.blocked && input.kind !== "unblock") {
    throw new ControlError(409, "this customer blocked the business: unblock first");
  }
  const act: InboundAct = { ...input, id: newId(world, account, customer, input), at };
  if (act.kind === "referral" && account.platform === "telegram") act.text ??= startCommand;
  if (isPress(act)) act.targetId ??= thread.messages.findLast(({ from }) => from === "business")?.id;
  const before = reactionsOf(thread, act);
  const message = apply(world, thread, act);
  if (act.kind !== "block" && act.kind !== "unblock") {
    thread.lastInboundAt = Math.max(thread.lastInboundAt, at);
  }
  const update = updateFor(world, account, customer, thread, act, before);
  if (!update) return { message, outcome: null };
  const carries = message?.id === act.id ? [{ customerId: customer.id, messageId: act.id }] : [];
  const parcel = { lane: customer.id, updates: [update], carries };
  const [outcome] = Array.from({ length: copies }, () => world.courier.send(account, parcel));
  return { message, outcome: outcome ?? null };
}

/** A button stands under a message of the business: under its last one, when none is named. */
const isPress = ({ kind }: Pick<Inbound, "kind">): boolean => kind === "button" || kind === "interactive";

function newId(world: World, account: Account, customer: Customer, { kind }: Inbound): string {
  if (account.platform === "whatsapp") return newWamid();
  if (account.platform === "messenger") return newMid();
  if (isPress({ kind })) return String(randomInt(10 ** 11, 10 ** 12));
  return changes.includes(kind) ? "" : nextMessageId(world, account, customer);
}

const reactionsOf = (thread: Thread, { targetId }: InboundAct): string[] =>
  (targetId ? (findMessage(thread, targetId)?.reactions ?? []) : [])
    .filter(({ by }) => by === "customer")
    .map(({ emoji }) => emoji);

/** Shows it on the phone. */
function apply(world: World, thread: Thread, act: InboundAct): ThreadMessage | null {
  if (act.kind === "block" || act.kind === "unblock") {
    thread.blocked = act.kind === "block";
    world.store.changed();
    return null;
  }
  if (!changes.includes(act.kind)) {
    const message = newMessage(act);
    world.store.addMessage(thread, message);
    return message;
  }
  const target = act.targetId ? findMessage(thread, act.targetId) : undefined;
  if (!target) throw new ControlError(404, "targetId is not a message of this thread");
  if (act.kind !== "reaction" && target.from !== "customer") {
    throw new ControlError(422, "customers can change only what they wrote themselves");
  }
  change(target, act);
  world.store.messageChanged(thread, target.id);
  return target;
}

function change(target: ThreadMessage, act: InboundAct): void {
  if (act.kind === "edit") {
    target.text = act.text ?? "";
    target.editedAt = act.at;
  } else if (act.kind === "delete") {
    target.deleted = true;
  } else {
    setReaction(target, "customer", act.emoji);
  }
}

function newMessage(act: InboundAct): ThreadMessage {
  const text = act.text ?? act.title;
  const { media, location, contact, items, replyTo } = act;
  return {
    id: act.id,
    from: "customer",
    kind: act.kind,
    ...(text === undefined ? {} : { text }),
    ...(media
      ? { media: { id: media.id, mimeType: media.mimeType, size: media.size, ...named(media) } }
      : {}),
    ...(location ? { location } : {}),
    ...(contact ? { contact } : {}),
    ...(items ? { items } : {}),
    ...(replyTo ? { replyTo } : {}),
    reactions: [],
    sentAt: act.at,
    tick: "sent",
  };
}

const named = ({ fileName }: { fileName?: string }) => (fileName ? { fileName } : {});

/** The platform's update; null where it sends none. */
function updateFor(
  world: World,
  account: Account,
  customer: Customer,
  thread: Thread,
  act: InboundAct,
  reactionsBefore: string[],
): Update | null {
  if (account.platform === "telegram") {
    const update = customerUpdate(scene(world, account, customer, thread), act, reactionsBefore);
    const callback = world.store.state.callbacks[account.accountId];
    if (!update || !isWanted(callback, updateKind(update))) return null;
    return { update_id: world.store.next(`update/${account.accountId}`, 100_000_001), ...update };
  }
  // Meta says nothing of a block: sending just fails from then on.
  if (act.kind === "block" || act.kind === "unblock") return null;
  if (account.platform === "whatsapp") {
    return messageValue(
      account,
      customer,
      act,
      (media) => world.url + world.media.address("whatsapp", media.id),
    );
  }
  return customerEvent(
    account,
    customer,
    act,
    (media) => world.url + world.media.address("messenger", media.id),
  );
}
