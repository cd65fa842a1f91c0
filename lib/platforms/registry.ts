/** The adapters by platform. Server only; a new platform is one line here. */
import type { PlatformAdapter } from "./contract";
import type { PlatformId } from "./manifest";
import { messenger } from "./messenger/adapter";
import { telegram } from "./telegram/adapter";
import { whatsapp } from "./whatsapp/adapter";

/**
 * Outside a platform's folder its secrets are names and texts. What is handed to an adapter always comes out of its own
 * `secrets` schema, so each may ask for exactly the fields that it declares.
 */
export const adapters: Readonly<Record<PlatformId, PlatformAdapter>> = { whatsapp, messenger, telegram };

export const adapterOf = (id: PlatformId): PlatformAdapter => adapters[id];
