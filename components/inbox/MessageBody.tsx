"use client";

import { Ban, Forward, MessageSquareDashed, LayoutTemplate } from "lucide-react";
import { useTranslations } from "next-intl";
import type { MessageView } from "@/lib/inbox/views";
import { Attachments } from "./Attachments";
import { ContactCards, LinkCard, LocationCard, OrderCard, PollCard, Pressed, ReferralCard } from "./Cards";
import { RichText } from "./RichText";

interface MessageBodyProps {
  message: MessageView;
}

/** Everything one message says, whatever its kind. */
export function MessageBody({ message }: MessageBodyProps) {
  const t = useTranslations("inbox");
  const { kind, text, content, attachments, location, contacts, interactive, referral } = message;
  if (message.deletedAt) {
    return (
      <p className="flex items-center gap-1.5 text-sm text-muted italic">
        <Ban className="size-4 shrink-0" aria-hidden />
        {t("deleted")}
      </p>
    );
  }
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      {content.forwarded && (
        <p className="flex items-center gap-1.5 text-xs text-muted">
          <Forward className="size-3.5 shrink-0" aria-hidden />
          {t(content.forwarded === "many" ? "message.forwardedMany" : "message.forwardedOnce")}
        </p>
      )}
      {referral && <ReferralCard referral={referral} />}
      <Attachments attachments={attachments} />
      {location && <LocationCard location={location} />}
      {contacts && <ContactCards contacts={contacts} />}
      {interactive && <Pressed interactive={interactive} />}
      {content.order && <OrderCard order={content.order} />}
      {content.poll && <PollCard poll={content.poll} />}
      {content.link && !text?.includes(content.link.url) && <LinkCard link={content.link} />}
      {text && <RichText text={text} />}
      {interactive?.description && <p className="text-sm text-muted">{interactive.description}</p>}
      {kind === "template" && !text && <TemplateLine />}
      {kind === "unsupported" && <Unsupported reason={content.unsupported?.reason} />}
    </div>
  );
}

function TemplateLine() {
  const t = useTranslations("inbox.kinds");
  return (
    <p className="flex items-center gap-1.5 text-sm text-muted">
      <LayoutTemplate className="size-4 shrink-0" aria-hidden />
      {t("template")}
    </p>
  );
}

/** Nothing disappears: what cannot be shown says so, and why. */
function Unsupported({ reason }: { reason: string | undefined }) {
  const t = useTranslations("inbox.message");
  return (
    <div className="flex gap-2 text-sm text-muted">
      <MessageSquareDashed className="mt-0.5 size-4 shrink-0" aria-hidden />
      <div>
        <p>
          {t("unsupported")} {t("unsupportedHint")}
        </p>
        {reason && <p className="text-xs text-faint">{t("unsupportedReason", { reason })}</p>}
      </div>
    </div>
  );
}
