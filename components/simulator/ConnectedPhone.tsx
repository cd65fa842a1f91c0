"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { manifestOf, type PlatformId } from "@/lib/platforms/manifest";
import { createCustomer, perform } from "./api";
import { NewCustomer } from "./NewCustomer";
import { Phone, type PhoneProps } from "./Phone";
import { isNewMessage } from "./abilities";
import { PhoneChips } from "./PhoneChips";
import { useChat, useOpenChat } from "./useChat";
import type { SimulatorFeed } from "./useSimulator";
import type { Act, Delivery, SimulatorState } from "./views";

interface ConnectedPhoneProps {
  platform: PlatformId;
  state: SimulatorState;
  feed: SimulatorFeed;
  delivery: Delivery;
  /** A message went out that used up what was meant for one only. */
  onWritten: () => void;
  className?: string;
}

/** Whom the phone belonged to last: the customer of the newest chat, else the first one. */
function latestChat({ threads, accounts, customers }: SimulatorState, platform: PlatformId) {
  const [newest] = threads
    .filter((thread) => thread.platform === platform)
    .sort((a, b) => b.lastInboundAt - a.lastInboundAt);
  return {
    accountId: newest?.accountId ?? accounts.find((each) => each.platform === platform)?.accountId,
    customerId: newest?.customerId ?? customers.find((each) => each.platform === platform)?.id,
  };
}

/** One platform's phone with its chat at the simulator. Nothing where the simulator has no account of the platform. */
export function ConnectedPhone(props: ConnectedPhoneProps) {
  const { platform, state } = props;
  const [chosen, choose] = useState(() => latestChat(state, platform));
  const accounts = state.accounts.filter((each) => each.platform === platform);
  const customers = state.customers.filter((each) => each.platform === platform);
  const account = accounts.find(({ accountId }) => accountId === chosen.accountId) ?? accounts[0];
  const customer = customers.find(({ id }) => id === chosen.customerId) ?? customers[0];
  if (!account || !customer) return null;
  return <Live {...props} {...{ account, accounts, customer, customers, choose }} />;
}

type LiveProps = ConnectedPhoneProps &
  Pick<PhoneProps, "account" | "accounts" | "customer" | "customers"> & {
    choose: (chat: { accountId: string; customerId: string }) => void;
  };

function Live(props: LiveProps) {
  const { platform, state, feed, delivery, onWritten, className, choose } = props;
  const { account, accounts, customer, customers } = props;
  const t = useTranslations("simulator");
  const [looking, setLooking] = useState(false);
  const [creating, setCreating] = useState(false);
  const address = { platform, accountId: account.accountId, customerId: customer.id };
  const { chat, reload } = useChat(address, feed.revisionOf(address));
  useOpenChat(address, looking);

  const onAct = async (act: Act): Promise<boolean> => {
    const reply = await perform(address, act, delivery);
    if (!reply.ok) {
      toast.error(reply.message ?? t("offline"));
      return false;
    }
    if (isNewMessage(act)) onWritten();
    await reload();
    return true;
  };
  const onCreate = async (given: { name: string; phone?: string }) => {
    const reply = await createCustomer({ platform, ...given });
    if (!reply.ok) return reply;
    await feed.refresh();
    choose({ accountId: account.accountId, customerId: reply.value.customer.id });
    return reply;
  };
  return (
    <>
      <Phone
        account={account}
        accounts={accounts}
        customer={customer}
        customers={customers}
        chat={chat}
        className={className}
        chips={<PhoneChips faults={state.faults} platform={platform} delivery={delivery} />}
        onAccount={(accountId) => choose({ accountId, customerId: customer.id })}
        onCustomer={(customerId) => choose({ accountId: account.accountId, customerId })}
        onNewCustomer={() => setCreating(true)}
        onAct={onAct}
        onLooking={setLooking}
      />
      {creating && (
        <NewCustomer
          platform={manifestOf(platform).label}
          withPhone={customers.some(({ phone }) => phone !== undefined)}
          onCreate={onCreate}
          onClose={() => setCreating(false)}
        />
      )}
    </>
  );
}
