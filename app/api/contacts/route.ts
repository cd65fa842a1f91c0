import { listContacts } from "@/lib/contacts/queries";
import { contactFilterSchema } from "@/lib/contacts/schema";
import { pageSchema } from "@/lib/db/cursor";
import { defineRoute } from "@/lib/route";

export const GET = defineRoute({
  input: contactFilterSchema.extend(pageSchema.shape),
  run: ({ viewer, input }) => listContacts(viewer, input, input),
});
