/** The rows of the demonstration, table by table, in the order in which they refer to each other. */
import type { Prisma, Tx } from "@/lib/db/client";
import type { FilesOfLines } from "./storing";
import type { Random } from "./random";
import type { ChannelKey } from "./people";
import type { Author } from "./script";

/** What is there before the demonstration, and what is the same for all of its rows. */
export interface Setting {
  now: Date;
  random: Random;
  users: Record<Author, string>;
  /** Ids in the order of their places. */
  stages: Record<"sales" | "support", readonly string[]>;
  configurations: Record<ChannelKey, string>;
  files: FilesOfLines;
}

export interface Rows {
  contacts: Prisma.ContactCreateManyInput[];
  identities: Prisma.ContactIdentityCreateManyInput[];
  addresses: Prisma.IdentityAddressCreateManyInput[];
  conversations: Prisma.ConversationCreateManyInput[];
  messages: Prisma.MessageCreateManyInput[];
  edits: Prisma.MessageEditCreateManyInput[];
  reactions: Prisma.ReactionCreateManyInput[];
  attachments: Prisma.AttachmentCreateManyInput[];
  responseTimes: Prisma.ResponseTimeCreateManyInput[];
  stageMoves: Prisma.StageMoveCreateManyInput[];
  leads: Prisma.LeadCreateManyInput[];
  notes: Prisma.NoteCreateManyInput[];
  reminders: Prisma.ReminderCreateManyInput[];
}

export const noRows = (): Rows => ({
  contacts: [],
  identities: [],
  addresses: [],
  conversations: [],
  messages: [],
  edits: [],
  reactions: [],
  attachments: [],
  responseTimes: [],
  stageMoves: [],
  leads: [],
  notes: [],
  reminders: [],
});

export async function insertRows(tx: Tx, rows: Rows): Promise<void> {
  await tx.contact.createMany({ data: rows.contacts });
  await tx.contactIdentity.createMany({ data: rows.identities });
  await tx.identityAddress.createMany({ data: rows.addresses });
  await tx.conversation.createMany({ data: rows.conversations });
  await tx.message.createMany({ data: rows.messages });
  await tx.messageEdit.createMany({ data: rows.edits });
  await tx.reaction.createMany({ data: rows.reactions });
  await tx.attachment.createMany({ data: rows.attachments });
  await tx.responseTime.createMany({ data: rows.responseTimes });
  await tx.stageMove.createMany({ data: rows.stageMoves });
  await tx.lead.createMany({ data: rows.leads });
  await tx.note.createMany({ data: rows.notes });
  await tx.reminder.createMany({ data: rows.reminders });
}
