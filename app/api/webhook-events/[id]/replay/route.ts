import { replayWebhookEvent } from "@/lib/pipeline/ledger";
import { commandRoute } from "@/lib/route";

export const POST = commandRoute(replayWebhookEvent, { status: 201 });
