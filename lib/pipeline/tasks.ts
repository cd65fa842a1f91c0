/** What the worker can do: each job of the queue, and the work behind it. */
import type { JobHelpers, TaskList } from "graphile-worker";
import { syncable, syncTemplates } from "@/lib/approved/sync";
import { config } from "@/lib/config";
import { configurationById } from "@/lib/configurations/active";
import { checkConnection } from "@/lib/configurations/connection";
import { webhookUrl } from "@/lib/configurations/queries";
import { assignNext } from "@/lib/inbox/assignment";
import { sendScheduled } from "@/lib/inbox/scheduleDue";
import type { Jobs } from "@/lib/jobs/enqueue";
import type { WorkerTasks } from "@/lib/jobs/worker";
import { log } from "@/lib/log";
import { AnswerError } from "@/lib/platforms/io";
import { adapterOf } from "@/lib/platforms/registry";
import { showCourtesy } from "./courtesy";
import { deliverLane } from "./deliver";
import { ingestLane } from "./ingest";
import { platformIo } from "./io";
import { fetchAttachment } from "./media";
import { learnProfile } from "./profile";
import { prune, sweep } from "./sweep";

const others: TaskList = {
  ingest: (payload) => ingestLane((payload as Jobs["ingest"]).lane),
  media: (payload, { job }: JobHelpers) =>
    fetchAttachment((payload as Jobs["media"]).attachmentId, job.attempts >= job.max_attempts),
  profile: (payload) => learnProfile((payload as Jobs["profile"]).identityId),
  assign: (payload) => assignNext((payload as Jobs["assign"]).conversationId),
  checkConfiguration: async (payload) => {
    const configuration = await configurationById((payload as Jobs["checkConfiguration"]).configurationId);
    if (!configuration) return;
    const { publicUrl, port } = config();
    const callbackUrl = webhookUrl(configuration.platformId, publicUrl ?? `http://127.0.0.1:${port}`);
    await checkConnection(configuration, callbackUrl, platformIo(configuration));
    await syncTemplatesOf(configuration.id);
  },
  acknowledge: async (payload) => {
    const { configurationId, ref } = payload as Jobs["acknowledge"];
    const configuration = await configurationById(configurationId);
    if (!configuration) return;
    await adapterOf(configuration.platformId).acknowledge?.(
      ref,
      configuration.secrets,
      platformIo(configuration),
    );
  },
  syncTemplates: async (payload) => {
    const { configurationId } = (payload ?? {}) as Jobs["syncTemplates"];
    for (const id of configurationId ? [configurationId] : await syncable()) await syncTemplatesOf(id);
  },
  sendScheduled: (payload) => sendScheduled((payload as Jobs["sendScheduled"]).scheduledId),
  markRead: (payload) => showCourtesy("markRead", (payload as Jobs["markRead"]).conversationId),
  showTyping: (payload) => showCourtesy("showTyping", (payload as Jobs["showTyping"]).conversationId),
  prune: () => prune(),
};

/** One account whose platform does not answer must not keep the others from theirs: the next hour brings it back. */
async function syncTemplatesOf(configurationId: string): Promise<void> {
  const configuration = await configurationById(configurationId);
  if (!configuration) return;
  await syncTemplates(configuration, platformIo(configuration)).catch((error: unknown) => {
    if (!(error instanceof AnswerError)) throw error;
    log().warn({ configurationId, code: error.code }, "templates not synchronised");
  });
}

export const tasks: WorkerTasks = {
  sending: (workerId) => ({ deliver: (payload) => deliverLane((payload as Jobs["deliver"]).lane, workerId) }),
  others,
  sweep,
};
