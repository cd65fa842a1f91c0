import { z } from "zod";
import { inlineType } from "@/lib/storage/sniff";
import { part, simulatorRoute } from "../../simulatorRoute";

/** A file of a chat. It came from whoever uses the page, so it is never something that a browser would run. */
export const GET = simulatorRoute({
  input: z.object({ mediaId: z.string(), download: z.string().optional() }),
  async run({ input }, ask) {
    const answer = await ask(`/media/${part(input.mediaId)}`);
    if (answer.status !== 200) return answer;
    const claimed = String(answer.headers["content-type"]).split(";")[0]?.trim() ?? "";
    const shown = inlineType(claimed);
    return new Response(new Uint8Array(answer.body), {
      headers: {
        "content-type": shown ? claimed : "application/octet-stream",
        "content-disposition": shown && input.download === undefined ? "inline" : "attachment",
        "cache-control": "private, max-age=3600",
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
      },
    });
  },
});
