import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { authOptions } from "@/lib/auth/nextauth";
import { takeAttempt } from "@/lib/auth/signIn";
import { AppError } from "@/lib/errors";
import { errorResponse } from "@/lib/route";

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

const isSignIn = ({ nextUrl }: NextRequest): boolean => nextUrl.pathname.endsWith("/callback/credentials");

async function emailOf(request: NextRequest): Promise<string> {
  const body = request.clone();
  const isJson = request.headers.get("content-type")?.includes("json");
  const form = isJson
    ? ((await body.json().catch(() => ({}))) as { email?: unknown })
    : { email: (await body.formData().catch(() => new FormData())).get("email") };
  return typeof form.email === "string" ? form.email : "";
}

export const GET = (request: NextRequest, context: Context): Promise<Response> =>
  NextAuth(request, context, authOptions()) as Promise<Response>;

export async function POST(request: NextRequest, context: Context): Promise<Response> {
  if (isSignIn(request)) {
    const seconds = takeAttempt(await emailOf(request));
    if (seconds > 0) {
      const tooMany = new AppError("rate_limited", "rateLimited", { values: { seconds } });
      return errorResponse(tooMany, request, null, "sign-in");
    }
  }
  return GET(request, context);
}
