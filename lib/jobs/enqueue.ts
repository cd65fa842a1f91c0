/** Puts a job into the queue, in the transaction of the row it is about: both are there, or neither. */
import type { Tx } from "@/lib/db/client";

export interface Jobs {
  ingest: { lane: number };
  deliver: { lane: number };
  media: { attachmentId: string };
  acknowledge: { configurationId: string; ref: string };
  checkConfiguration: { configurationId: string };
  profile: { identityId: string };
  assign: { conversationId: string };
  /** Without a configuration: of every account that has templates. */
  syncTemplates: { configurationId?: string };
  sendScheduled: { scheduledId: string };
  markRead: { conversationId: string };
  showTyping: { conversationId: string };
}
export type TaskName = keyof Jobs;

export interface EnqueueOptions {
  runAt?: Date;
  /** One waiting job per key: a second one replaces it, keeping its time. */
  key?: string;
  /** Jobs of one queue run one at a time, in all processes together. */
  queue?: string;
  maxAttempts?: number;
}

export async function enqueue<T extends TaskName>(
  tx: Pick<Tx, "$executeRaw">,
  task: T,
  payload: Jobs[T],
  options: EnqueueOptions = {},
): Promise<void> {
  await tx.$executeRaw`
    select graphile_worker.add_job(
      identifier := ${task}, payload := ${JSON.stringify(payload)}::json, queue_name := ${options.queue ?? null}::text,
      run_at := ${options.runAt ?? null}::timestamptz, max_attempts := ${options.maxAttempts ?? 25}::int,
      job_key := ${options.key ?? null}::text)`;
}

/** A lane's next job. It is the lane's only one, and only one of its kind runs at a time. */
export const enqueueLane = (
  tx: Pick<Tx, "$executeRaw">,
  task: "ingest" | "deliver",
  lane: number,
  runAt?: Date,
): Promise<void> => enqueue(tx, task, { lane }, { key: `${task}:${lane}`, queue: `${task}:${lane}`, runAt });
