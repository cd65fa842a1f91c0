/** The parts of one running simulator, handed to everything that answers a request. */
import type { Courier } from "./courier";
import type { Faults } from "./faults";
import type { MediaStore } from "./media";
import type { Account, PlatformName, Settings } from "./model";
import type { Receipts } from "./receipts";
import type { Store } from "./store";
import type { Timers } from "./timers";

export interface World {
  accounts: readonly Account[];
  store: Store;
  media: MediaStore;
  courier: Courier;
  faults: Faults;
  receipts: Receipts;
  settings: Settings;
  timers: Timers;
  /** The simulator's own address, for links in webhooks. */
  url: string;
  callbackTimeoutMs: number;
}

/** The account of this platform and id; without an id the platform's first. */
export function findAccount(world: World, platform: PlatformName, accountId?: string): Account | undefined {
  return world.accounts.find(
    (account) =>
      account.platform === platform && (accountId === undefined || account.accountId === accountId),
  );
}
