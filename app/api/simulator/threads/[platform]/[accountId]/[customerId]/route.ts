import { z } from "zod";
import { part, simulatorRoute } from "../../../../simulatorRoute";

/** One chat as its customer sees it; empty before the first message. */
export const GET = simulatorRoute({
  input: z.object({ platform: z.string(), accountId: z.string(), customerId: z.string() }),
  run: ({ input: { platform, accountId, customerId } }, ask) =>
    ask(`/threads/${part(platform)}/${part(accountId)}/${part(customerId)}`),
});
