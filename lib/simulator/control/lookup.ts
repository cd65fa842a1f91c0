/** Who is meant by a request to the control API. */
import type { Account, Customer, PlatformName } from "../model";
import { findAccount, type World } from "../world";
import { ControlError } from "./errors";

/** The account that is meant; the platform's first when none is named. */
export function accountFor(world: World, platform: PlatformName, accountId?: string): Account {
  const account = findAccount(world, platform, accountId);
  if (!account) throw new ControlError(404, "no such account");
  return account;
}

/** The customer that is meant; the platform's first when none is named. */
export function customerFor(world: World, platform: PlatformName, customerId?: string): Customer {
  const customer =
    customerId === undefined
      ? world.store.customersOf(platform)[0]
      : world.store.findCustomer(platform, customerId);
  if (!customer) throw new ControlError(404, "no such customer");
  return customer;
}
