"use client";

import {
  Ban,
  Contact,
  FileText,
  Film,
  Image as Photo,
  MapPin,
  Megaphone,
  Mic,
  MousePointerClick,
  Paperclip,
  Pencil,
  Plus,
  ShieldQuestion,
  ShoppingBag,
  Sticker,
  Trash2,
  type LucideIcon,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { IconButton } from "@/components/ui/IconButton";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/Menu";
import type { PhoneAbilities } from "./abilities";
import type { Act, ChatMessage, FileKind, SampleName } from "./views";

interface AttachMenuProps {
  abilities: PhoneAbilities;
  /** The customer's newest message that can still be changed. */
  lastOwn: ChatMessage | null;
  /** The newest message of the business: what a pressed button belongs to. */
  lastBusiness: ChatMessage | null;
  onAct: (act: Act) => void;
  onEdit: (message: ChatMessage) => void;
}

/** Everything a customer can send or do besides text. */
export function AttachMenu(props: AttachMenuProps) {
  const t = useTranslations("simulator.attach");
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={chooser}
        type="file"
        tabIndex={-1}
        aria-label={t("file")}
        className="hidden"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) props.onAct({ kind: kindOfFile(file), file });
          // The same file may be chosen again.
          event.target.value = "";
        }}
      />
      <Menu
        side="top"
        trigger={<IconButton label={t("label")} icon={<Plus className="size-5" aria-hidden />} />}
      >
        <Files onAct={props.onAct} onChoose={() => chooser.current?.click()} />
        <Cards {...props} />
        <MenuSeparator />
        <MenuLabel>{t("more")}</MenuLabel>
        <More {...props} />
      </Menu>
    </>
  );
}

function kindOfFile({ type }: File): FileKind {
  const family = type.split("/")[0];
  return family === "image" || family === "video" || family === "audio" ? family : "document";
}

const samples: readonly { name: SampleName; kind: FileKind; icon: LucideIcon }[] = [
  { name: "photo", kind: "image", icon: Photo },
  { name: "voice", kind: "voice", icon: Mic },
  { name: "video", kind: "video", icon: Film },
  { name: "document", kind: "document", icon: FileText },
  { name: "sticker", kind: "sticker", icon: Sticker },
];

function Files({ onAct, onChoose }: Pick<AttachMenuProps, "onAct"> & { onChoose: () => void }) {
  const t = useTranslations("simulator.attach");
  return (
    <>
      <MenuItem icon={<Paperclip aria-hidden />} onSelect={onChoose}>
        {t("file")}
      </MenuItem>
      {samples.map(({ name, kind, icon: Icon }) => (
        <MenuItem
          key={name}
          icon={<Icon aria-hidden />}
          onSelect={() => onAct({ kind, media: { sample: name } })}
        >
          {t(name)}
        </MenuItem>
      ))}
    </>
  );
}

/** A square of Mexico City and a number that belongs to nobody. */
const place = { latitude: 19.4194, longitude: -99.1596 };
const samplePhone = "+52 55 5555 0177";
const sampleItem = { productId: "silla-jacaranda", quantity: 2, price: 1490, currency: "MXN" };

function Cards({ abilities, onAct }: AttachMenuProps) {
  const t = useTranslations("simulator");
  const location = { ...place, name: t("samples.placeName"), address: t("samples.placeAddress") };
  const contact = { name: t("samples.contactName"), phone: samplePhone };
  return (
    <>
      <MenuItem icon={<MapPin aria-hidden />} onSelect={() => onAct({ kind: "location", location })}>
        {t("attach.location")}
      </MenuItem>
      {abilities.contact && (
        <MenuItem icon={<Contact aria-hidden />} onSelect={() => onAct({ kind: "contact", contact })}>
          {t("attach.contact")}
        </MenuItem>
      )}
      {abilities.order && (
        <MenuItem
          icon={<ShoppingBag aria-hidden />}
          onSelect={() => onAct({ kind: "order", items: [sampleItem] })}
        >
          {t("attach.order")}
        </MenuItem>
      )}
    </>
  );
}

function More({ abilities, lastOwn, lastBusiness, onAct, onEdit }: AttachMenuProps) {
  const t = useTranslations("simulator");
  const press = () =>
    onAct({
      kind: abilities.press,
      title: t("samples.button"),
      payload: "confirm",
      ...(lastBusiness ? { targetId: lastBusiness.id } : {}),
    });
  return (
    <>
      <MenuItem
        icon={<Megaphone aria-hidden />}
        onSelect={() => onAct({ kind: "referral", text: t("samples.referral") })}
      >
        {t("attach.referral")}
      </MenuItem>
      <MenuItem icon={<MousePointerClick aria-hidden />} disabled={!lastBusiness} onSelect={press}>
        {t("attach.press")}
      </MenuItem>
      <MenuItem icon={<ShieldQuestion aria-hidden />} onSelect={() => onAct({ kind: "unsupported" })}>
        {t("attach.unsupported")}
      </MenuItem>
      <MenuItem icon={<Pencil aria-hidden />} disabled={!lastOwn} onSelect={() => lastOwn && onEdit(lastOwn)}>
        {t("attach.editLast")}
      </MenuItem>
      {abilities.delete && (
        <MenuItem
          icon={<Trash2 aria-hidden />}
          disabled={!lastOwn}
          onSelect={() => lastOwn && onAct({ kind: "delete", targetId: lastOwn.id })}
        >
          {t("attach.deleteLast")}
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem danger icon={<Ban aria-hidden />} onSelect={() => onAct({ kind: "block" })}>
        {t("attach.block")}
      </MenuItem>
    </>
  );
}
