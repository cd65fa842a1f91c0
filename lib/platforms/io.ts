/** The outside world as an adapter sees it, and how it fails. `lib/platforms/http.ts` is the real one. */

/**
 * Why a call has no answer. `unsent`: the connection was never made, so nothing happened there. `unknown`: the request
 * may have been received (time-out, reset, half an answer).
 */
export class PlatformCallError extends Error {
  constructor(
    readonly outcome: "unsent" | "unknown",
    readonly code: "connect" | "timeout" | "reset" | "too_large" | "blocked_address",
    options?: ErrorOptions,
  ) {
    super(`platform call: ${code}`, options);
    this.name = "PlatformCallError";
  }
}

export interface CallOptions {
  method?: "GET" | "POST" | "DELETE";
  headers?: Record<string, string>;
  body?: string | FormData;
}

/** The outside world as an adapter sees it. */
export interface PlatformIo {
  /** Origin of the platform's API, without a trailing slash (`https://graph.facebook.com`). */
  baseUrl: string;
  /** Version segment of the Graph API (`v25.0`); unused elsewhere. */
  graphVersion: string;
  /** One call to the platform's API under `baseUrl`, with a deadline. Throws {@link PlatformCallError}. */
  call(path: string, options?: CallOptions): Promise<{ status: number; headers: Headers; body: unknown }>;
  /**
   * Opens a file for streaming. Refuses addresses inside the private network (unless it is `baseUrl`'s own origin), and
   * drops the Authorization header when a redirect leaves the first host. Throws {@link PlatformCallError}.
   */
  download(
    url: string,
    headers?: Record<string, string>,
  ): Promise<{ status: number; headers: Headers; body: ReadableStream<Uint8Array> | null }>;
  now(): Date;
}

/** The platform did not give what was asked for. */
export class AnswerError extends Error {
  constructor(
    readonly code: string,
    /** Worth another try? */
    readonly retry: boolean,
  ) {
    super(`answer: ${code}`);
    this.name = "AnswerError";
  }
}

export class MediaError extends Error {
  constructor(
    readonly code: string,
    /** Worth another try? A file the platform no longer has is not. */
    readonly retry: boolean,
  ) {
    super(`media: ${code}`);
    this.name = "MediaError";
  }
}

export interface MediaSource {
  body: ReadableStream<Uint8Array>;
  mimeType?: string;
  fileName?: string;
  size?: number;
}
