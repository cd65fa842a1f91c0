/** Where the service is reached from outside, and whether a request came from its own pages. */
import { config } from "@/lib/config";
import { AppError } from "@/lib/errors";

/**
 * The origin people and platforms use, without a trailing slash: the configured one, else that of the request. What a
 * proxy says about it counts only where the proxy is trusted.
 */
export function publicOrigin(headers: Headers): string {
  const { publicUrl, trustProxy } = config();
  if (publicUrl) return new URL(publicUrl).origin;
  const forwarded = (name: string) =>
    trustProxy ? headers.get(`x-forwarded-${name}`)?.split(",")[0]?.trim() : undefined;
  return `${forwarded("proto") ?? "http"}://${forwarded("host") ?? headers.get("host") ?? "localhost"}`;
}

/** The host alone is compared with the request's own, because a proxy in front may have taken the TLS off. */
function isOwn(origin: string, headers: Headers): boolean {
  if (!URL.canParse(origin)) return false;
  const { origin: given, host } = new URL(origin);
  return given === publicOrigin(headers) || host === headers.get("host");
}

/**
 * A change made with a cookie must come from our own page: a browser always says where a POST comes from, so a request
 * that does not say is refused.
 * @throws AppError `forbidden`
 */
export function assertSameOrigin(headers: Headers): void {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  if (!origin || !isOwn(origin, headers) || (site !== null && site !== "same-origin")) {
    throw new AppError("forbidden", "foreignOrigin");
  }
}
