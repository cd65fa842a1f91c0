/** What the control API answers: never a secret. */
import type { Account, Thread } from "../model";
import { sampleNames } from "../samples";
import type { World } from "../world";

export function stateView(world: World) {
  return {
    accounts: world.accounts.map((account) => accountView(world, account)),
    customers: world.store.state.customers,
    threads: Object.values(world.store.state.threads).map(threadSummary),
    settings: world.settings,
    faults: world.faults.list(),
    samples: sampleNames,
    /** Where to begin following `/control/events`. */
    seq: world.store.events.position(),
  };
}

function accountView(world: World, account: Account) {
  const { platform, accountId, name, address } = account;
  const callback = world.store.state.callbacks[accountId];
  return {
    platform,
    accountId,
    name,
    address,
    callback: callback ? { url: callback.url, lastResult: callback.lastResult ?? null } : null,
    /** Webhooks that wait or are tried again. */
    waiting: world.courier.waiting(account),
  };
}

const threadSummary = ({ messages, ...thread }: Thread) => ({
  ...thread,
  count: messages.length,
  lastMessage: messages.at(-1) ?? null,
});
