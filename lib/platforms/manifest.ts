/** The platforms as data, for every screen and every rule. Client-safe: a new platform is one line here. */
import { messengerManifest } from "./messenger/manifest";
import { telegramManifest } from "./telegram/manifest";
import { whatsappManifest } from "./whatsapp/manifest";
import type { PlatformManifest } from "./contract";

export const manifests = {
  whatsapp: whatsappManifest,
  messenger: messengerManifest,
  telegram: telegramManifest,
} as const satisfies Record<string, PlatformManifest>;

export type PlatformId = keyof typeof manifests;

export const platformIds = Object.keys(manifests) as PlatformId[];

export const isPlatformId = (value: string): value is PlatformId => Object.hasOwn(manifests, value);

/** The manifest under its general type: rules ask for a capability, whichever platform it is. */
export const manifestOf = (id: PlatformId): PlatformManifest => manifests[id];
