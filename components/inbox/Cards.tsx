"use client";

import {
  ChartNoAxesColumn,
  Contact,
  ExternalLink,
  Link2,
  MapPin,
  Megaphone,
  MousePointerClick,
  Phone,
  ShoppingBag,
} from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/CopyButton";
import type { MessageView } from "@/lib/inbox/views";

type Of<Field extends "location" | "contacts" | "interactive" | "referral"> = NonNullable<MessageView[Field]>;
type Content = MessageView["content"];

const card = "rounded-card bg-surface w-72 max-w-full border text-sm";
const external = { target: "_blank", rel: "noopener noreferrer nofollow" };

function Head({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className="flex items-center gap-1.5 text-xs font-medium text-muted [&_svg]:size-3.5 [&_svg]:shrink-0">
      {icon}
      {children}
    </p>
  );
}

/** Drawn here: no map is fetched from anywhere. */
export function LocationCard({ location }: { location: Of<"location"> }) {
  const t = useTranslations("inbox.message");
  const { latitude, longitude, name, address } = location;
  return (
    <a
      href={`https://www.google.com/maps/search/?api=1&query=${latitude},${longitude}`}
      {...external}
      className={`${card} block overflow-hidden transition-colors hover:bg-pressed`}
    >
      <svg viewBox="0 0 288 96" aria-hidden className="block h-24 w-full bg-sunken">
        <g className="stroke-line" fill="none" strokeWidth="7">
          <path d="M-10 70 C60 40 120 90 300 52" />
          <path d="M70 -10 C80 40 60 60 92 110" />
          <path d="M196 -10 C190 30 216 60 204 110" />
        </g>
        <g className="stroke-line" fill="none" strokeWidth="3">
          <path d="M-10 24 L300 10" />
          <path d="M128 -10 L146 110" />
          <path d="M250 -10 L262 110" />
        </g>
      </svg>
      <span className="relative flex items-start gap-2 p-2.5">
        <span className="absolute -top-14 left-1/2 flex size-8 -translate-x-1/2 items-center justify-center rounded-full bg-accent text-on-accent">
          <MapPin className="size-4.5" aria-hidden />
        </span>
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium text-strong">{name ?? t("location")}</span>
          <span className="line-clamp-2 text-xs text-muted">
            {address ?? `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`}
          </span>
        </span>
        <ExternalLink className="mt-0.5 size-4 shrink-0 text-faint" role="img" aria-label={t("openMap")} />
      </span>
    </a>
  );
}

export function ContactCards({ contacts }: { contacts: Of<"contacts"> }) {
  const t = useTranslations("inbox.message");
  const actions = useTranslations("thread.contact");
  return contacts.map((contact, index) => (
    <div key={index} className={`${card} flex flex-col gap-1 p-2.5`}>
      <Head icon={<Contact aria-hidden />}>{t("sharedContact")}</Head>
      <p className="font-medium break-words text-strong">{contact.name}</p>
      {contact.organisation && <p className="text-xs text-muted">{contact.organisation}</p>}
      {contact.phones.map((phone) => (
        <span key={phone} className="flex items-center gap-1">
          <a
            href={`tel:${phone.replace(/[^\d+]/g, "")}`}
            aria-label={actions("call", { phone })}
            className="flex min-w-0 items-center gap-1.5 text-accent tabular-nums hover:underline"
          >
            <Phone className="size-3.5 shrink-0" aria-hidden />
            <span className="truncate">{phone}</span>
          </a>
          <CopyButton value={phone} label={actions("copyPhone", { phone })} size="sm" />
        </span>
      ))}
      {contact.emails.map((email) => (
        <a key={email} href={`mailto:${email}`} className="break-all text-accent hover:underline">
          {email}
        </a>
      ))}
    </div>
  ));
}

const forms = new Set(["nfm_reply", "flow", "web_app_data"]);

/** Says that the text was pressed or chosen, not typed. */
export function Pressed({ interactive: { type } }: { interactive: Of<"interactive"> }) {
  const t = useTranslations("inbox.message");
  const what = forms.has(type) ? "filledForm" : type.includes("list") ? "chose" : "pressed";
  return <Head icon={<MousePointerClick aria-hidden />}>{t(what)}</Head>;
}

export function OrderCard({ order }: { order: NonNullable<Content["order"]> }) {
  const t = useTranslations("inbox.message");
  const format = useFormatter();
  const money = (value: number, currency: string | undefined) =>
    currency && /^[A-Z]{3}$/.test(currency)
      ? format.number(value, { style: "currency", currency })
      : format.number(value);
  const priced = order.items.filter(({ price }) => price !== undefined);
  const total = priced.reduce((sum, { price = 0, quantity }) => sum + price * quantity, 0);
  return (
    <div className={`${card} flex flex-col gap-2 p-2.5`}>
      <Head icon={<ShoppingBag aria-hidden />}>{t("orderItems", { count: order.items.length })}</Head>
      <ul className="flex flex-col gap-1">
        {order.items.map(({ productId, quantity, price, currency }, index) => (
          <li key={index} className="flex gap-2 tabular-nums">
            <span className="text-muted">{format.number(quantity)} ×</span>
            <span className="min-w-0 flex-1 truncate text-strong">{productId}</span>
            {price !== undefined && <span>{money(price * quantity, currency)}</span>}
          </li>
        ))}
      </ul>
      {priced.length > 0 && (
        <p className="flex justify-between border-t pt-2 font-medium text-strong tabular-nums">
          <span>{t("orderTotal")}</span>
          {money(total, priced[0]?.currency)}
        </p>
      )}
      {order.note && <p className="break-words text-body">{order.note}</p>}
    </div>
  );
}

export function PollCard({ poll }: { poll: NonNullable<Content["poll"]> }) {
  const t = useTranslations("inbox.message");
  return (
    <div className={`${card} flex flex-col gap-1.5 p-2.5`}>
      <Head icon={<ChartNoAxesColumn aria-hidden />}>{t("poll")}</Head>
      <p className="font-medium break-words text-strong">{poll.question}</p>
      <ul className="flex flex-col gap-1">
        {poll.options.map((option, index) => (
          <li key={index} className="rounded-control bg-sunken px-2 py-1 break-words">
            {option}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The ad, post or link that brought the person here. */
export function ReferralCard({ referral }: { referral: Of<"referral"> }) {
  const t = useTranslations("inbox.message");
  const { source, headline, body, url } = referral;
  const what =
    source === "product"
      ? "referralProduct"
      : source === "ad" || source === "ads"
        ? "referralAd"
        : "referralLink";
  return (
    <div className={`${card} flex flex-col gap-1 p-2.5`}>
      <Head icon={<Megaphone aria-hidden />}>{t(what)}</Head>
      {headline && <p className="font-medium break-words text-strong">{headline}</p>}
      {body && <p className="line-clamp-3 text-xs break-words text-muted">{body}</p>}
      {url && <WebLink url={url} />}
    </div>
  );
}

/** A link that was shared without being typed. */
export function LinkCard({ link }: { link: NonNullable<Content["link"]> }) {
  return (
    <div className={`${card} flex flex-col gap-1 p-2.5`}>
      {link.title && <p className="font-medium break-words text-strong">{link.title}</p>}
      <WebLink url={link.url} />
    </div>
  );
}

function WebLink({ url }: { url: string }) {
  const t = useTranslations("inbox.message");
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  return (
    <a
      href={url}
      {...external}
      title={t("openLink")}
      className="flex items-center gap-1.5 text-xs text-accent hover:underline"
    >
      <Link2 className="size-3.5 shrink-0" aria-hidden />
      <span className="truncate">{new URL(url).host}</span>
    </a>
  );
}
