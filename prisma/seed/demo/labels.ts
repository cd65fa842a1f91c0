/** The demonstration's labels, put on conversations by what happened in them. */
import type { Tx } from "@/lib/db/client";
import type { LabelColor } from "@/lib/labels/views";
import { idAt } from "./random";
import type { Rows, Setting } from "./rows";
import type { DemoConversation } from "./script";

interface DemoLabel {
  name: string;
  color: LabelColor;
  fits(conversation: DemoConversation): boolean;
}

const labels: readonly DemoLabel[] = [
  { name: "Cotización", color: "teal", fits: ({ lead }) => lead !== undefined },
  { name: "Entrega", color: "blue", fits: ({ stages }) => stages?.funnel === "support" },
  {
    name: "Urgente",
    color: "red",
    fits: ({ stages, state, assignee }) =>
      stages?.funnel === "support" && state === undefined && assignee === undefined,
  },
];

/** `rows.conversations` stand in the order of `conversations`. */
export async function insertLabels(
  tx: Tx,
  { now, random }: Setting,
  conversations: readonly DemoConversation[],
  rows: Rows,
): Promise<void> {
  for (const [index, { name, color, fits }] of labels.entries()) {
    const id = idAt(now, random);
    await tx.label.create({ data: { id, name, color, position: index + 1 } });
    const labelled = rows.conversations.filter((_, place) => {
      const conversation = conversations[place];
      return conversation !== undefined && fits(conversation);
    });
    await tx.conversationLabel.createMany({
      data: labelled.map((conversation) => ({ conversationId: conversation.id, labelId: id })),
    });
  }
}
