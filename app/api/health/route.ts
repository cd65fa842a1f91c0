import { readHealth } from "@/lib/health";

/** For whoever watches the service: no sign-in, and nothing that a stranger may not know. */
export async function GET(): Promise<Response> {
  const health = await readHealth();
  const status = health.status === "ready" ? 200 : 503;
  return Response.json(health, { status, headers: { "Cache-Control": "no-store" } });
}
