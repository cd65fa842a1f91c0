import { listWebhookEvents, webhookEventFilterSchema } from "@/lib/pipeline/ledger";
import { defineRoute } from "@/lib/route";

export const GET = defineRoute({
  input: webhookEventFilterSchema,
  run: ({ viewer, input }) => listWebhookEvents(viewer, input, input),
});
