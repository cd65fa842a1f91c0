/** Webhooks on demand: held back, then let go one by one or as one batch, shuffled or twice. */
import type { z } from "zod";
import type { Account } from "../model";
import type { Delivery } from "../store";
import type { World } from "../world";
import type { deliverSchema } from "./schema";

type Order = z.infer<typeof deliverSchema>;

/** @returns how many updates were let go, in how many requests. */
export function deliver(world: World, account: Account, order: Order): { updates: number; requests: number } {
  if (order.mode === "hold") {
    world.courier.hold(account);
    return { updates: 0, requests: 0 };
  }
  const taken = world.courier.takeHeld(account);
  const held = order.shuffle ? shuffled(taken, order.seed) : taken;
  const batch = order.mode === "batch" && account.platform !== "telegram" && held.length > 0;
  const parcels = batch ? [gather(held, order.perEntry)] : held.map((each) => single(each, order));
  const copies = order.duplicate ? 2 : 1;
  for (const parcel of parcels) {
    for (let copy = 0; copy < copies; copy++) void world.courier.send(account, parcel);
  }
  const updates = parcels.reduce((sum, parcel) => sum + parcel.updates.length, 0);
  return { updates: updates * copies, requests: parcels.length * copies };
}

const gather = (held: Delivery[], perEntry: number) => ({
  lane: `batch-${held[0]?.id ?? 0}`,
  updates: held.flatMap(({ updates }) => updates),
  carries: held.flatMap(({ carries }) => carries),
  perEntry,
});

/** Shuffled ones share a lane, so that they arrive in the order that was drawn. */
const single = ({ lane, updates, carries, perEntry }: Delivery, { shuffle, seed }: Order) => ({
  lane: shuffle ? `shuffled-${seed}` : lane,
  updates,
  carries,
  perEntry,
});

/** Fisher-Yates with a small generator, so that a seed always draws the same order. */
function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  let state = (seed * 2654435761) >>> 0 || 1;
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const drawn = [...items];
  for (let at = drawn.length - 1; at > 0; at--) {
    const other = random(at + 1);
    const kept = drawn[at] as Item;
    drawn[at] = drawn[other] as Item;
    drawn[other] = kept;
  }
  return drawn;
}
