import { notePresence } from "@/lib/inbox/presence";
import { presenceSchema } from "@/lib/inbox/presenceViews";
import { defineRoute } from "@/lib/route";

/** A tab says where its user is: every 25 seconds, when something changes, and when it is closed. */
export const POST = defineRoute({
  input: presenceSchema,
  status: 201,
  async run({ viewer, input }) {
    await notePresence(viewer, input);
    return {};
  },
});
