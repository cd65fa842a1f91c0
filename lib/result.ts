/** What a server action answers. Client-safe. */
import type { ErrorCode } from "./errors";

export interface Failure {
  code: ErrorCode | "unexpected";
  /** In the reader's language, ready to be shown. */
  message: string;
  /** By the path of the field ("secrets.appSecret"), in the reader's language. */
  fields?: Record<string, string>;
}

export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure };
