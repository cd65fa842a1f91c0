/** One browser tab's stream of notices, cut to what its viewer may read. */
import { may } from "@/lib/auth/policy";
import type { SessionUser } from "@/lib/auth/roles";
import { db } from "@/lib/db/client";
import { hub } from "./hub";
import type { PublishedNotice } from "./notice";

const HEARTBEAT_MS = 20_000;
/** A tab that has not taken this many events is not reading: it is dropped, and resumes when it comes back. */
const MAX_WAITING = 200;

/** @param last the position the tab has seen, null when it starts. Ends with `signal`, and when the user may not be here any more. */
export function eventStream(
  viewer: SessionUser,
  last: number | null,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let end = () => {};
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => {
        if ((controller.desiredSize ?? 0) < -MAX_WAITING) return end();
        controller.enqueue(encoder.encode(text));
      };
      const send = (notices: readonly PublishedNotice[]) => {
        const text = notices
          .filter((notice) => concerns(viewer, notice))
          .map(eventOf)
          .join("");
        if (text) write(text);
      };
      const unsubscribe = hub().subscribe(send);
      const heartbeat = setInterval(() => {
        write(": \n\n");
        void stillWelcome(viewer).then((welcome) => welcome || end());
      }, HEARTBEAT_MS);
      end = () => {
        unsubscribe();
        clearInterval(heartbeat);
        openStreams.delete(end);
        end = () => {};
        try {
          controller.close();
        } catch {
          // The other side closed it first.
        }
      };
      openStreams.add(end);
      signal.addEventListener("abort", () => end());

      write("retry: 1500\n\n");
      const missed = last === null ? null : hub().since(last);
      if (missed) send(missed);
      else write(`id: ${hub().newest()}\nevent: resync\ndata: {}\n\n`);
    },
    cancel: () => end(),
  });
}

const shared = globalThis as { hiloStreams?: Set<() => void> };
const openStreams = (shared.hiloStreams ??= new Set());

/** Ends every stream of this process, for a stop that waits for nobody. */
export function endStreams(): void {
  for (const end of openStreams) end();
}

/** Whoever may read the conversation hears of it, and whoever had it until now. */
function concerns(viewer: SessionUser, { conversationId, data, mentioned }: PublishedNotice): boolean {
  if (!conversationId) return data.userId === undefined || data.userId === viewer.id;
  return (
    may(viewer, "conversation.read", {
      assigneeId: data.assigneeId ?? null,
      mentioned: mentioned.includes(viewer.id),
    }) || data.formerAssigneeId === viewer.id
  );
}

const eventOf = ({ position, topic, data }: PublishedNotice): string =>
  `id: ${position}\nevent: ${topic}\ndata: ${JSON.stringify(data)}\n\n`;

async function stillWelcome(viewer: SessionUser): Promise<boolean> {
  const user = await db()
    .user.findUnique({ where: { id: viewer.id }, select: { active: true, role: true } })
    .catch(() => null);
  return user !== null && user.active && user.role === viewer.role;
}
