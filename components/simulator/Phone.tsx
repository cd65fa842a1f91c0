"use client";

import clsx from "clsx";
import { Unplug } from "lucide-react";
import { useTranslations } from "next-intl";
import type { CSSProperties, FocusEvent, ReactNode } from "react";
import { PlatformMark } from "@/components/layout/PlatformMark";
import { Button } from "@/components/ui/Button";
import { manifestOf } from "@/lib/platforms/manifest";
import { platformMarks } from "@/lib/platforms/marks";
import { phoneAbilities } from "./abilities";
import { Chat } from "./Chat";
import { PhoneComposer } from "./PhoneComposer";
import { PhoneHeader } from "./PhoneHeader";
import { useWriting } from "./useWriting";
import type { AccountView, Act, ChatMessage, ChatView, CustomerView } from "./views";

export interface PhoneProps {
  account: AccountView;
  accounts: readonly AccountView[];
  customer: CustomerView;
  customers: readonly CustomerView[];
  /** Null while it is being read. */
  chat: ChatView | null;
  /** What waits to happen on this phone, in small words. */
  chips?: ReactNode;
  className?: string;
  onAccount: (accountId: string) => void;
  onCustomer: (customerId: string) => void;
  onNewCustomer: () => void;
  /** Resolves with whether it was done. */
  onAct: (act: Act) => Promise<boolean>;
  /** Somebody touches the phone, or puts it away. */
  onLooking: (looking: boolean) => void;
}

/** A customer's phone: calm and abstract, the platform shows in its mark and one line of colour only. */
export function Phone({ chips, className, onLooking, ...props }: PhoneProps) {
  const t = useTranslations("simulator");
  const { account, customer } = props;
  const { label, color } = manifestOf(account.platform);
  const line: CSSProperties = { backgroundColor: platformMarks[account.platform]?.color ?? color };
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
    if (!currentTarget.contains(relatedTarget)) onLooking(false);
  };
  return (
    <section
      aria-label={t("phone", { platform: label })}
      onFocus={() => onLooking(true)}
      onBlur={onBlur}
      className={clsx("min-h-0 min-w-0 flex-col md:rounded-[28px] md:border md:bg-sunken md:p-2", className)}
    >
      <div className="flex min-h-0 flex-1 flex-col overflow-hidden rounded-card border bg-surface md:rounded-[20px]">
        <header className="hidden h-10 shrink-0 items-center gap-2 px-4 @5xl:flex">
          <PlatformMark platform={account.platform} label={label} color={color} size="md" decorative />
          <h2 className="text-sm font-semibold text-strong">{label}</h2>
        </header>
        <div aria-hidden style={line} className="h-0.5 shrink-0" />
        <PhoneHeader {...props} platform={label} />
        <div className="flex flex-wrap gap-1 px-4 pb-2 empty:hidden">{chips}</div>
        {account.callback === null && <Unconnected />}
        <Screen key={`${account.accountId}/${customer.id}`} {...props} />
      </div>
    </section>
  );
}

type ScreenProps = Pick<PhoneProps, "account" | "customer" | "chat" | "onAct">;

/** The chat and what is being written in it; another customer begins with an empty composer. */
function Screen({ account, customer, chat, onAct }: ScreenProps) {
  const t = useTranslations("simulator.composer");
  const writing = useWriting();
  const abilities = phoneAbilities[account.platform];
  const names = { customer: customer.name, business: account.name };
  const actions = {
    react: ({ id }: ChatMessage, emoji: string) => void onAct({ kind: "reaction", targetId: id, emoji }),
    quote: (message: ChatMessage) => writing.begin({ mode: "quote", message }),
    edit: (message: ChatMessage) => writing.begin({ mode: "edit", message }),
    ...(abilities.delete && {
      remove: ({ id }: ChatMessage) => void onAct({ kind: "delete", targetId: id }),
    }),
  };
  return (
    <>
      <Chat
        chat={chat}
        names={names}
        actions={actions}
        onPress={({ id, title }, { id: targetId }) =>
          void onAct({ kind: abilities.press, title, payload: id, targetId })
        }
      />
      {chat?.blocked ? (
        <div className="flex items-center gap-3 border-t px-4 py-3">
          <p className="flex-1 text-sm text-muted">{t("blocked", { business: account.name })}</p>
          <Button onClick={() => void onAct({ kind: "unblock" })}>{t("unblock")}</Button>
        </div>
      ) : (
        <PhoneComposer
          abilities={abilities}
          messages={chat?.messages ?? []}
          names={names}
          writing={writing}
          onAct={onAct}
        />
      )}
    </>
  );
}

function Unconnected() {
  const t = useTranslations("simulator.account");
  return (
    <p className="flex items-start gap-2 bg-warning-tint px-4 py-2 text-xs text-warning">
      <Unplug className="size-4 shrink-0" aria-hidden />
      {t("unconnected")}
    </p>
  );
}
