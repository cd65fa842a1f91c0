"use client";

import { Ban, Megaphone, MousePointerClick, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Attachments } from "@/components/inbox/Attachments";
import { ContactCards, LocationCard, OrderCard } from "@/components/inbox/Cards";
import { RichText } from "@/components/inbox/RichText";
import { mediaUrl } from "./api";
import type { ChatMessage, FileKind } from "./views";

const fileKinds = ["image", "video", "audio", "voice", "document", "sticker"] as const;
const fileKindOf = (kind: string): FileKind => fileKinds.find((known) => known === kind) ?? "document";

/** What a message says or shows, whichever side it is from. */
export function ChatBody({ message }: { message: ChatMessage }) {
  const t = useTranslations("simulator.chat");
  const { kind, text, media, location, contact, items, deleted } = message;
  if (deleted) return <Quiet icon={Ban}>{t("deleted")}</Quiet>;
  if (kind === "unsupported") return <Quiet icon={Ban}>{t("unsupported")}</Quiet>;
  return (
    <>
      {kind === "referral" && <Quiet icon={Megaphone}>{t("referral")}</Quiet>}
      {message.from === "customer" && pressKinds.has(kind) && (
        <Quiet icon={MousePointerClick}>{t("pressed")}</Quiet>
      )}
      {media && <File kind={fileKindOf(kind)} media={media} />}
      {location && <LocationCard location={location} />}
      {contact && <ContactCards contacts={[{ name: contact.name, phones: [contact.phone], emails: [] }]} />}
      {items && <OrderCard order={{ items }} />}
      {text && <RichText text={text} />}
    </>
  );
}

const pressKinds: ReadonlySet<string> = new Set(["button", "interactive", "postback"]);

function Quiet({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <p className="flex items-start gap-1.5 text-sm text-muted">
      <Icon className="mt-0.5 size-4 shrink-0" aria-hidden />
      {children}
    </p>
  );
}

function File({ kind, media }: { kind: FileKind; media: NonNullable<ChatMessage["media"]> }) {
  const { id, mimeType, size, fileName } = media;
  const file = {
    id,
    kind,
    mimeType,
    size,
    fileName: fileName ?? null,
    durationSeconds: null,
    width: null,
    height: null,
    waveform: [],
    previewUrl: null,
    url: mediaUrl(id),
    status: "stored" as const,
  };
  // A phone is narrower than a file's card likes to be.
  return (
    <div className="*:grid-cols-1">
      <Attachments attachments={[file]} />
    </div>
  );
}
