/** One conversation's messages, and what they make of it: the same rows that the pipeline would have written. */
import type { Prisma } from "@/lib/db/client";
import { manifestOf, type PlatformId } from "@/lib/platforms/manifest";
import { isHumanAgent, outcomeOf, receiptsOf } from "./outcome";
import { idAt } from "./random";
import type { Rows, Setting } from "./rows";
import type { Place, Scene, ThreadFacts } from "./scene";
import type { DemoConversation, Line, OurLine } from "./script";
import { soonAfter } from "./timeline";

const SECOND = 1000;

type NewMessage = Prisma.MessageCreateManyInput;

/** Ids of the shape that each platform gives. Telegram counts in each chat; a phone that begins at 1 must not meet these. */
const externalIds: Record<PlatformId, (id: string, place: Place, index: number) => string> = {
  whatsapp: (id) => `wamid.${Buffer.from(id).toString("base64")}`,
  messenger: (id) => `m_${Buffer.from(id).toString("base64url")}`,
  telegram: (_, { address }, index) => `${address}:${500_001 + index}`,
};

/** Writes the messages and all that hangs on them into `rows`, in the order in which they were said. */
export function tell(
  conversation: DemoConversation,
  place: Place,
  moments: readonly Date[],
  setting: Setting,
  rows: Rows,
): ThreadFacts {
  const facts: ThreadFacts = {
    lastMessageId: null,
    lastInboundAt: null,
    lastOutboundAt: null,
    awaitingReplySince: null,
    unreadCount: 0,
    answered: false,
  };
  const told: NewMessage[] = [];
  for (const [index, line] of conversation.lines.entries()) {
    const at = moments[index] ?? setting.now;
    const next = moments[index + 1] ?? setting.now;
    const scene: Scene = { conversation, place, index, at, next, setting, facts, rows };
    const message = line.from === "them" ? heard(scene, line) : said(scene, line);
    const quoted = line.quotes === undefined ? undefined : told[index - line.quotes];
    told.push({ ...message, ...changed(scene, line, message.id), ...quoteOf(quoted) });
    facts.lastMessageId = message.id;
    attach(scene, line, message.id);
    react(scene, line, message.id);
  }
  rows.messages.push(...told);
  return facts;
}

const quoteOf = (quoted: NewMessage | undefined) => ({
  replyToId: quoted?.id,
  replyToExternalId: quoted?.externalId,
});

function base({ place, index, at, setting }: Scene, line: Line) {
  const id = idAt(at, setting.random);
  return {
    id,
    conversationId: place.conversationId,
    configurationId: place.configurationId,
    kind: line.kind ?? setting.files.get(line)?.kind ?? "text",
    text: line.text,
    content: { ...line.content } as Prisma.InputJsonObject,
    externalId: externalIds[place.platform](id, place, index),
    sentAt: at,
  } satisfies Partial<NewMessage>;
}

function heard(scene: Scene, line: Line): NewMessage {
  const { at, facts } = scene;
  const message = base(scene, line);
  facts.unreadCount += 1;
  // A note of the platform is not the customer's: it neither waits for an answer nor opens the window.
  if (message.kind !== "system") {
    facts.lastInboundAt = at;
    facts.awaitingReplySince ??= at;
  }
  const receivedAt = new Date(at.getTime() + SECOND);
  return { ...message, direction: "inbound", status: "received", receivedAt };
}

function said(scene: Scene, line: OurLine): NewMessage {
  const { conversation, at, setting } = scene;
  const { content, externalId, ...message } = base(scene, line);
  const { accepted, ...outcome } = outcomeOf(scene, line);
  const author = line.by === undefined ? conversation.assignee : line.by;
  const authorId = author ? setting.users[author] : null;
  const acceptedAt = accepted ? new Date(at.getTime() + SECOND) : null;
  const humanAgent = isHumanAgent(scene);
  if (acceptedAt) noteAnswer(scene, message.id, authorId, acceptedAt);
  return {
    ...message,
    direction: "outbound",
    content: authorId ? content : { ...content, via: "page_inbox" },
    ...outcome,
    ...receiptsOf(scene, outcome.status),
    externalId: accepted ? externalId : null,
    authorId,
    clientKey: authorId ? idAt(at, setting.random) : null,
    receivedAt: at,
    acceptedAt,
    attempts: authorId ? 1 : 0,
    humanAgent,
  };
}

/** The customer waits no longer; how long they had waited is a fact about whoever answered. */
function noteAnswer(scene: Scene, messageId: string, userId: string | null, repliedAt: Date): void {
  const { place, at, facts, rows } = scene;
  const askedAt = facts.awaitingReplySince;
  facts.lastOutboundAt = at;
  facts.awaitingReplySince = null;
  facts.unreadCount = 0;
  if (!askedAt || !userId) return;
  rows.responseTimes.push({
    messageId,
    conversationId: place.conversationId,
    configurationId: place.configurationId,
    platformId: place.platform,
    userId,
    first: !facts.answered,
    askedAt,
    repliedAt,
    seconds: Math.round((repliedAt.getTime() - askedAt.getTime()) / SECOND),
  });
  facts.answered = true;
}

/** An edit, whose former text is kept, or a deletion. */
function changed({ at, next, setting, rows }: Scene, line: Line, messageId: string) {
  const { random } = setting;
  if (line.deleted) return { deletedAt: soonAfter(at, next, random) };
  if (line.formerly === undefined) return {};
  const editedAt = soonAfter(at, next, random);
  rows.edits.push({ id: idAt(editedAt, random), messageId, text: line.formerly, editedAt });
  return { editedAt };
}

function attach({ at, setting, rows, conversation }: Scene, line: Line, messageId: string): void {
  const { random, files, users } = setting;
  const file = files.get(line);
  const uploader = line.from === "us" ? conversation.assignee : undefined;
  const shared = { messageId, createdAt: at, uploadedById: uploader ? users[uploader] : null };
  if (file) rows.attachments.push({ id: idAt(at, random), ...shared, ...file, status: "stored" });
  if (!line.fileLost || !line.kind) return;
  const { mimeType, code } = line.fileLost;
  const lost = { kind: line.kind, mimeType, ref: `lost-${messageId}`, errorCode: code };
  rows.attachments.push({ id: idAt(at, random), ...shared, ...lost, status: "failed" });
}

function react({ at, next, setting, rows, facts, place }: Scene, line: Line, messageId: string): void {
  if (line.reaction === undefined) return;
  const reactedAt = soonAfter(at, next, setting.random);
  const direction = line.from === "us" ? "inbound" : "outbound";
  rows.reactions.push({ messageId, direction, emoji: line.reaction, at: reactedAt });
  // A customer's reaction opens the reply window like a message.
  const hasWindow = manifestOf(place.platform).replyWindowHours !== null;
  if (direction === "inbound" && hasWindow) facts.lastInboundAt = reactedAt;
}
