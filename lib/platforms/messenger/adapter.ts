import type { PlatformAdapter } from "@/lib/platforms/contract";
import { answerHandshake } from "@/lib/platforms/meta/handshake";
import { verifySignature } from "@/lib/platforms/meta/signature";
import { connect, profile } from "./connect";
import { messengerManifest } from "./manifest";
import { fetchMedia } from "./media";
import { normalise } from "./normalise";
import { messengerSecrets, type MessengerSecrets } from "./secrets";
import { senderAction, send } from "./send";
import { split } from "./split";

/** Facebook Pages by the Messenger Platform. */
export const messenger: PlatformAdapter<MessengerSecrets> = {
  manifest: messengerManifest,
  secrets: messengerSecrets,
  accountIds: ({ pageId }) => [pageId],
  handshake: (query, candidates) =>
    answerHandshake(
      query,
      candidates.map(({ verifyToken }) => verifyToken),
    ),
  verify: (request, { appSecret }) => verifySignature(request, appSecret),
  split: (body) => split(body),
  normalise,
  send,
  fetchMedia: (ref, _secrets, io) => fetchMedia(ref, io),
  markRead: ({ address }, secrets, io) => senderAction("mark_seen", address, secrets, io),
  showTyping: ({ address }, secrets, io) => senderAction("typing_on", address, secrets, io),
  profile,
  connect: (secrets, _callbackUrl, io) => connect(secrets, io),
};
