/**
 * Errors that people may read. Everything else that is thrown is a defect: it is logged under a reference id, and only
 * that id leaves the server.
 */
export const errorStatuses = {
  unreadable: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  invalid: 422,
  rate_limited: 429,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof errorStatuses;

/** `message` is a key of the `errors` texts, so that every reader gets it in their own language. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly messageKey: string,
    readonly details: { fields?: Record<string, string>; values?: Record<string, string | number> } = {},
  ) {
    super(`${code}: ${messageKey}`);
    this.name = "AppError";
  }
}

export const notFound = () => new AppError("not_found", "notFound");
