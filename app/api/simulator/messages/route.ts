import { z } from "zod";
import { AppError } from "@/lib/errors";
import { simulatorRoute } from "../simulatorRoute";

/** As large as the smallest of the platforms' limits for files (Messenger: 25 MB), and the form around the file. */
const MAX_BYTES = 26 * 1024 * 1024;

/** A customer does something: JSON, or multipart with the same JSON in `message` and a file in `file`. */
export const POST = simulatorRoute({
  input: z.object({}),
  body: "raw",
  conflict: "blocked",
  async run({ request }, ask) {
    if (Number(request.headers.get("content-length")) > MAX_BYTES)
      throw new AppError("too_large", "tooLarge");
    const body = Buffer.from(await request.arrayBuffer());
    if (body.length > MAX_BYTES) throw new AppError("too_large", "tooLarge");
    const contentType = request.headers.get("content-type") ?? "application/json";
    return ask("/messages", { method: "POST", body, contentType });
  },
});
