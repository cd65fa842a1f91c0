/** What customers can do on each platform, as data: the phones show no act that the platform would not pass on. */
import type { PlatformId } from "@/lib/platforms/manifest";
import type { Act, PressKind } from "./views";

export interface PhoneAbilities {
  contact: boolean;
  order: boolean;
  /** A customer takes a message back, and the business hears of it. */
  delete: boolean;
  press: PressKind;
  faults: readonly FaultKind[];
}

export const faultKinds = [
  "blocked",
  "window_closed",
  "rate_limited",
  "expired_token",
  "server_error",
  "timeout",
  "timeout_after",
  "failed_status",
] as const;
export type FaultKind = (typeof faultKinds)[number];

const without = (...kinds: FaultKind[]) => faultKinds.filter((kind) => !kinds.includes(kind));

export const phoneAbilities: Readonly<Record<PlatformId, PhoneAbilities>> = {
  whatsapp: { contact: true, order: true, delete: true, press: "interactive", faults: faultKinds },
  // Only WhatsApp reports a failure after it has accepted a message.
  messenger: {
    contact: false,
    order: false,
    delete: false,
    press: "postback",
    faults: without("failed_status"),
  },
  // Telegram has no reply window.
  telegram: {
    contact: true,
    order: false,
    delete: false,
    press: "button",
    faults: without("window_closed", "failed_status"),
  },
};

/** Acts that bring no new message, so that no date can be put on one. */
const changes: ReadonlySet<Act["kind"]> = new Set(["reaction", "edit", "delete", "block", "unblock"]);

export const isNewMessage = ({ kind }: Act): boolean => !changes.has(kind);
