/** One change for many conversations: each is a command of its own, and each says what became of it. */
import type { SessionUser } from "@/lib/auth/roles";
import { execute } from "@/lib/command";
import { describe } from "@/lib/failure";
import type { Locale } from "@/lib/i18n/locale";
import { labelConversation } from "@/lib/labels/commands";
import { parse } from "@/lib/parse";
import { changeConversation } from "./change";
import { markConversationRead } from "./commands";
import { bulkSchema, type BulkInput } from "./schema";
import type { BulkOutcome } from "./views";

/**
 * Every conversation is answered for, in the order they were given; one that is refused holds back none of the others.
 * @throws AppError `invalid` when the input is
 */
export async function changeConversations(
  actor: SessionUser,
  input: BulkInput,
  locale: Locale,
): Promise<BulkOutcome[]> {
  const { conversationIds, change } = parse(bulkSchema, input);
  const { addLabels: add, removeLabels: remove, read, ...fields } = change;
  const outcomes: BulkOutcome[] = [];
  // One after the other: a hundred transactions at once would take every connection from everybody else.
  for (const conversationId of new Set(conversationIds)) {
    try {
      if (Object.keys(fields).length > 0) await changeConversation(actor, conversationId, fields);
      if (add.length + remove.length > 0)
        await execute(labelConversation, actor, { conversationId, add, remove });
      if (read) await execute(markConversationRead, actor, { conversationId });
      outcomes.push({ conversationId, error: null });
    } catch (error) {
      outcomes.push({ conversationId, error: describe(error, "conversation.bulk", locale).message });
    }
  }
  return outcomes;
}
