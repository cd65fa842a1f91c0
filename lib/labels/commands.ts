/** Labels: made, renamed, put away, and put on conversations. */
import { defineCommand } from "@/lib/command";
import { Prisma, type Tx } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { conversationNotice } from "@/lib/inbox/notices";
import { lockConversation } from "@/lib/inbox/resource";
import type { Notice } from "@/lib/realtime/notice";
import { createLabelSchema, editLabelSchema, labelConversationSchema, labelIdSchema } from "./schema";
import type { LabelColor, LabelView } from "./views";

/** Whoever shows a list shows its labels too. */
const labelNotice = (labelId: string): Notice => ({ topic: "conversation", data: { labelId } });

const isTaken = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";

/** Two labels of one name would be told apart by nobody. @throws AppError `invalid` */
async function unlessTaken<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (isTaken(error)) throw new AppError("invalid", "invalid", { fields: { name: "labelTaken" } });
    throw error;
  }
}

const view = ({ id, name, color }: { id: string; name: string; color: string }): LabelView => ({
  id,
  name,
  color: color as LabelColor,
});

export const createLabel = defineCommand({
  name: "label.create",
  input: createLabelSchema,
  async run({ tx, input, record, announce }): Promise<LabelView> {
    const last = await tx.label.aggregate({ _max: { position: true } });
    const position = (last._max.position ?? 0) + 1;
    const created = await unlessTaken(tx.label.create({ data: { id: newId(), ...input, position } }));
    record({}, created.id);
    announce(labelNotice(created.id));
    return view(created);
  },
});

export const editLabel = defineCommand({
  name: "label.edit",
  input: editLabelSchema,
  load: (tx, { id }) => findLabel(tx, id),
  async run({ tx, input: { id, ...data }, record, announce }): Promise<LabelView> {
    const edited = await unlessTaken(tx.label.update({ where: { id }, data }));
    record({ fields: Object.keys(data) });
    announce(labelNotice(id));
    return view(edited);
  },
});

/** It disappears from everywhere; where it was put is kept. */
export const archiveLabel = defineCommand({
  name: "label.archive",
  input: labelIdSchema,
  load: (tx, { id }) => findLabel(tx, id),
  async run({ tx, input: { id }, announce }): Promise<LabelView> {
    const archived = await tx.label.update({ where: { id }, data: { archivedAt: new Date() } });
    announce(labelNotice(id));
    return view(archived);
  },
});

async function findLabel(tx: Tx, id: string): Promise<{ id: string }> {
  const label = await tx.label.findFirst({ where: { id, archivedAt: null }, select: { id: true } });
  if (!label) throw notFound();
  return label;
}

/** Sets a conversation's labels, or puts some on and takes some off; archived ones stay where they are, unseen. */
export const labelConversation = defineCommand({
  name: "conversation.label",
  input: labelConversationSchema,
  load: (tx, { conversationId }, actor) => lockConversation(tx, conversationId, actor),
  async run({ tx, input, resource, record, unchanged, announce }): Promise<void> {
    const conversationId = resource.id;
    const current = await tx.conversationLabel.findMany({
      where: { conversationId, label: { archivedAt: null } },
      select: { labelId: true },
    });
    const before = new Set(current.map(({ labelId }) => labelId));
    const wanted = new Set(input.labelIds ?? [...before, ...input.add]);
    for (const labelId of input.remove) wanted.delete(labelId);
    const added = [...wanted].filter((labelId) => !before.has(labelId));
    const removed = [...before].filter((labelId) => !wanted.has(labelId));
    if (added.length + removed.length === 0) return unchanged();

    await assertKnown(tx, added);
    await tx.conversationLabel.deleteMany({ where: { conversationId, labelId: { in: removed } } });
    await tx.conversationLabel.createMany({
      data: added.map((labelId) => ({ conversationId, labelId })),
      skipDuplicates: true,
    });
    record({ added, removed });
    announce(conversationNotice(conversationId, resource.assigneeId));
  },
});

async function assertKnown(tx: Tx, labelIds: string[]): Promise<void> {
  const known = await tx.label.count({ where: { id: { in: labelIds }, archivedAt: null } });
  if (known < labelIds.length) throw new AppError("invalid", "invalid", { fields: { labelIds: "unknown" } });
}
