/** What people may ask of the labels. Client-safe. */
import { z } from "zod";
import { labelColors } from "./views";

const id = z.uuid();
const name = z.string().trim().min(1).max(40);
const color = z.enum(labelColors);
/** More on one conversation than this say nothing any more. */
const labelIds = z.array(id).max(20);

export const createLabelSchema = z.object({ name, color: color.default("teal") });
export const editLabelSchema = z.object({ id, name: name.optional(), color: color.optional() });
export const labelIdSchema = z.object({ id });

/** Either all labels of a conversation (`labelIds`), or what is put on it and taken off. */
export const labelConversationSchema = z.object({
  conversationId: id,
  labelIds: labelIds.optional(),
  add: labelIds.default([]),
  remove: labelIds.default([]),
});
