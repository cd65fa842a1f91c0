/** Webhook deliveries where there is no server of our own in front of Next; `lib/pipeline/intake.ts` is the other door. */
import type { NextRequest } from "next/server";
import { answerHandshake, MAX_DELIVERY_BYTES, receive } from "@/lib/pipeline/receive";

interface Context {
  params: Promise<{ platform: string }>;
}

export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const reply = await answerHandshake((await params).platform, request.nextUrl.searchParams);
  const body = reply.status === 200 ? reply.body : null;
  return new Response(body, {
    status: reply.status,
    headers: { "content-type": "text/plain; charset=utf-8" },
  });
}

export async function POST(request: NextRequest, { params }: Context): Promise<Response> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_DELIVERY_BYTES)
    return new Response(null, { status: 413 });
  const body = new Uint8Array(await request.arrayBuffer());
  const status = await receive(
    { headers: Object.fromEntries(request.headers), body },
    (await params).platform,
  );
  return new Response(status === 200 ? "ok" : null, { status });
}
