/** One line of a conversation with all that it depends on. */
import type { PlatformId } from "@/lib/platforms/manifest";
import type { Rows, Setting } from "./rows";
import type { DemoConversation } from "./script";

/** Where a conversation's rows belong. */
export interface Place {
  conversationId: string;
  configurationId: string;
  platform: PlatformId;
  /** The customer's, as an answer is sent to it. */
  address: string;
}

/** What a conversation knows about the messages so far. */
export interface ThreadFacts {
  lastMessageId: string | null;
  lastInboundAt: Date | null;
  lastOutboundAt: Date | null;
  awaitingReplySince: Date | null;
  unreadCount: number;
  answered: boolean;
}

export interface Scene {
  conversation: DemoConversation;
  place: Place;
  index: number;
  at: Date;
  /** When the next line was said, or now. */
  next: Date;
  setting: Setting;
  facts: ThreadFacts;
  rows: Rows;
}
