import type { PlatformAdapter } from "@/lib/platforms/contract";
import { answerHandshake } from "@/lib/platforms/meta/handshake";
import { verifySignature } from "@/lib/platforms/meta/signature";
import { connect } from "./connect";
import { whatsappManifest } from "./manifest";
import { fetchMedia } from "./media";
import { normalise } from "./normalise";
import { whatsappSecrets, type WhatsAppSecrets } from "./secrets";
import { markRead, send } from "./send";
import { split } from "./split";
import { templates } from "./templates";

/** The WhatsApp Cloud API. */
export const whatsapp: PlatformAdapter<WhatsAppSecrets> = {
  manifest: whatsappManifest,
  secrets: whatsappSecrets,
  accountIds: ({ phoneNumberId, wabaId }) => [phoneNumberId, wabaId],
  handshake: (query, candidates) =>
    answerHandshake(
      query,
      candidates.map(({ verifyToken }) => verifyToken),
    ),
  verify: (request, { appSecret }) => verifySignature(request, appSecret),
  split,
  normalise,
  send,
  fetchMedia,
  markRead: ({ externalId }, secrets, io) => markRead(externalId, secrets, io),
  showTyping: ({ externalId }, secrets, io) => markRead(externalId, secrets, io, true),
  templates,
  connect,
};
