/** Messages that nobody wrote, and how to tell them from content that is new to us. */
import type { MessageContent } from "@/lib/platforms/contract";
import { isRecord, text, type JsonRecord } from "@/lib/platforms/read";

/** Shown as a quiet line: they change what can be said here, or somebody paid. */
const shown = [
  "pinned_message",
  "message_auto_delete_timer_changed",
  "write_access_allowed",
  "connected_website",
  "successful_payment",
  "refunded_payment",
  "checklist_tasks_done",
  "checklist_tasks_added",
] as const;

/** Of groups and channels, or decoration; in a private chat they say nothing to an agent. */
const hidden = [
  "new_chat_members",
  "left_chat_member",
  "new_chat_title",
  "new_chat_photo",
  "delete_chat_photo",
  "group_chat_created",
  "supergroup_chat_created",
  "channel_chat_created",
  "migrate_to_chat_id",
  "migrate_from_chat_id",
  "proximity_alert_triggered",
  "boost_added",
  "chat_background_set",
  "forum_topic_created",
  "forum_topic_edited",
  "forum_topic_closed",
  "forum_topic_reopened",
  "general_forum_topic_hidden",
  "general_forum_topic_unhidden",
  "video_chat_scheduled",
  "video_chat_started",
  "video_chat_ended",
  "video_chat_participants_invited",
  "chat_owner_changed",
  "chat_owner_left",
  "community_chat_added",
  "community_chat_joined",
  "community_chat_removed",
  "direct_message_price_changed",
  "paid_message_price_changed",
  "managed_bot_created",
] as const;

const present = (message: JsonRecord, field: string) =>
  Object.hasOwn(message, field) && message[field] !== null && message[field] !== undefined;

/** A system line, or the reason to leave it out; undefined when the message is no service message. */
export function serviceOf(
  message: JsonRecord,
): { kind: "system"; content: MessageContent } | { ignored: string } | undefined {
  const type = shown.find((field) => present(message, field));
  if (type !== undefined)
    return { kind: "system", content: { system: { type, body: bodyOf(message, type) } } };
  const reason = hidden.find((field) => present(message, field));
  return reason === undefined ? undefined : { ignored: reason };
}

/** The words of a pinned message, the name of a website. */
function bodyOf(message: JsonRecord, type: string): string | undefined {
  const value = message[type];
  if (!isRecord(value)) return type === "connected_website" ? text(value) : undefined;
  return text(value.text) ?? text(value.caption);
}

/** Fields that frame a message; everything else is its content. */
const frame = new Set([
  "message_id",
  "message_thread_id",
  "ephemeral_message_id",
  "from",
  "sender_chat",
  "sender_boost_count",
  "sender_business_bot",
  "sender_tag",
  "receiver_user",
  "date",
  "edit_date",
  "business_connection_id",
  "chat",
  "forward_origin",
  "forward_from",
  "forward_from_chat",
  "forward_from_message_id",
  "forward_signature",
  "forward_sender_name",
  "forward_date",
  "is_topic_message",
  "is_automatic_forward",
  "is_from_offline",
  "is_paid_post",
  "paid_star_count",
  "reply_to_message",
  "reply_to_story",
  "reply_to_checklist_task_id",
  "reply_to_poll_option_id",
  "external_reply",
  "quote",
  "via_bot",
  "has_protected_content",
  "media_group_id",
  "author_signature",
  "entities",
  "link_preview_options",
  "suggested_post_info",
  "direct_messages_topic",
  "effect_id",
  "caption",
  "caption_entities",
  "show_caption_above_media",
  "has_media_spoiler",
  "reply_markup",
]);

const WORD = /^[a-z][a-z0-9_]{0,63}$/;

/** The name of the content we do not know (`dice`, `paid_media`, what is invented next); `empty` where there is none. */
export const unknownFieldOf = (message: JsonRecord): string =>
  Object.keys(message).find((field) => !frame.has(field) && WORD.test(field) && present(message, field)) ??
  "empty";
