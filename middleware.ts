/** Runs before every page: sends strangers to the sign-in and says what the browser may load. Authorises nothing. */
import { getToken } from "next-auth/jwt";
import { NextResponse, type NextRequest } from "next/server";

const SECURE_COOKIE = "__Secure-next-auth.session-token";

/** Scripts only with the nonce of this one answer, which Next puts on its own; styles also inline, as components set them. */
const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

const hasSession = async (request: NextRequest): Promise<boolean> =>
  (await getToken({ req: request, secureCookie: request.cookies.has(SECURE_COOKIE) })) !== null;

function toSignIn(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const target = new URL("/login", request.url);
  if (pathname !== "/") target.searchParams.set("callbackUrl", pathname + search);
  return NextResponse.redirect(target);
}

export async function middleware(request: NextRequest): Promise<NextResponse> {
  if (request.nextUrl.pathname !== "/login" && !(await hasSession(request))) return toSignIn(request);

  const policy = contentSecurityPolicy(btoa(crypto.randomUUID()));
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("X-Content-Type-Options", "nosniff");
  response.headers.set("Referrer-Policy", "same-origin");
  response.headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(self)");
  return response;
}

/** Pages only: the API answers for itself, and files with an extension are public. */
export const config = { matcher: "/((?!api/|_next/|.*\\.\\w+$).*)" };
