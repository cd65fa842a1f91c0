"use client";

import { ChevronDown, UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/Avatar";
import { Menu, MenuChoice, MenuItem, MenuSeparator } from "@/components/ui/Menu";
import type { AccountView, CustomerView } from "./views";

interface PhoneHeaderProps {
  /** What the platform is called. */
  platform: string;
  account: AccountView;
  accounts: readonly AccountView[];
  customer: CustomerView;
  customers: readonly CustomerView[];
  onAccount: (accountId: string) => void;
  onCustomer: (customerId: string) => void;
  onNewCustomer: () => void;
}

/** Whose phone it is, and to which account of the business it writes. */
export function PhoneHeader(props: PhoneHeaderProps) {
  return (
    <div className="flex flex-col gap-1.5 px-2 pt-2 pb-2">
      <CustomerChooser {...props} />
      <AccountChooser {...props} />
    </div>
  );
}

/** The number, else the handle; a person may show neither. */
function useAddressOf(): (customer: CustomerView) => string | null {
  const t = useTranslations("simulator.customer");
  return ({ phone, username }) => {
    if (phone) return `+${phone}`;
    return username ? `@${username}` : t("hidden");
  };
}

function CustomerChooser({ platform, customer, customers, onCustomer, onNewCustomer }: PhoneHeaderProps) {
  const t = useTranslations("simulator.customer");
  const addressOf = useAddressOf();
  const shows = customers.some(({ phone, username }) => phone ?? username);
  const labelOf = (each: CustomerView) => (shows ? `${each.name} · ${addressOf(each)}` : each.name);
  return (
    <Menu
      className="max-w-80"
      trigger={
        <button
          type="button"
          className="flex min-h-11 w-full min-w-0 items-center gap-2.5 rounded-control px-2 text-left transition-colors hover:bg-strong/5 data-[state=open]:bg-strong/5"
        >
          <span className="sr-only">{t("choose")}</span>
          <Avatar name={customer.name} />
          <span className="min-w-0 flex-1">
            <span className="block truncate text-sm font-medium text-strong">{customer.name}</span>
            {shows && (
              <span className="block truncate text-xs text-muted tabular-nums">{addressOf(customer)}</span>
            )}
          </span>
          <ChevronDown className="size-4 shrink-0 text-faint" aria-hidden />
        </button>
      }
    >
      <MenuChoice
        label={t("label", { platform })}
        value={customer.id}
        options={customers.map((each) => ({ value: each.id, label: labelOf(each) }))}
        onChoose={onCustomer}
      />
      <MenuSeparator />
      <MenuItem icon={<UserPlus aria-hidden />} onSelect={onNewCustomer}>
        {t("new")}
      </MenuItem>
    </Menu>
  );
}

function AccountChooser({ platform, account, accounts, onAccount }: PhoneHeaderProps) {
  const t = useTranslations("simulator.account");
  const shown = account.name === account.address ? account.name : `${account.name} · ${account.address}`;
  const line = (
    <>
      <span className="shrink-0 text-faint">{t("to")}</span>
      <span className="min-w-0 truncate font-medium text-body">{shown}</span>
    </>
  );
  if (accounts.length < 2) return <p className="flex h-8 items-center gap-1.5 px-2 text-xs">{line}</p>;
  return (
    <Menu
      className="max-w-80"
      trigger={
        <button
          type="button"
          className="flex h-8 w-full min-w-0 items-center gap-1.5 rounded-control px-2 text-left text-xs transition-colors hover:bg-strong/5 data-[state=open]:bg-strong/5 pointer-coarse:h-11"
        >
          <span className="sr-only">{t("choose")}</span>
          {line}
          <ChevronDown className="ml-auto size-3.5 shrink-0 text-faint" aria-hidden />
        </button>
      }
    >
      <MenuChoice
        label={t("label", { platform })}
        value={account.accountId}
        options={accounts.map(({ accountId, name, address }) => ({
          value: accountId,
          label: `${name} · ${address}`,
        }))}
        onChoose={onAccount}
      />
    </Menu>
  );
}
