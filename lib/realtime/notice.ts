/** Something changed: ids only, never a person's data. Whoever hears it fetches what they may see. */
export const noticeTopics = ["message", "conversation", "lead", "reminder", "presence"] as const;
export type NoticeTopic = (typeof noticeTopics)[number];

export interface Notice {
  topic: NoticeTopic;
  conversationId?: string;
  /** Ids and short codes; `assigneeId` and `formerAssigneeId` decide who hears of it. */
  data: Record<string, string | null>;
}

export interface PublishedNotice extends Notice {
  /** Who is named in a note on the conversation, and may read it for that. */
  mentioned: readonly string[];
  /** Given after the commit by one publisher, so that a higher position is always the later one. */
  position: number;
}

/** PostgreSQL's channel; its payload is the newest position. */
export const noticeChannel = "hilo_notices";
