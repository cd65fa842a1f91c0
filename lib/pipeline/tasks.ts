/** What the worker can do: each job of the queue, and the work behind it. */
import type { JobHelpers, TaskList } from "graphile-worker";
import { config } from "@/lib/config";
import { configurationById } from "@/lib/configurations/active";
import { checkConnection } from "@/lib/configurations/connection";
import { webhookUrl } from "@/lib/configurations/queries";
import type { Jobs } from "@/lib/jobs/enqueue";
import type { WorkerTasks } from "@/lib/jobs/worker";
import { adapterOf } from "@/lib/platforms/registry";
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
  checkConfiguration: async (payload) => {
    const configuration = await configurationById((payload as Jobs["checkConfiguration"]).configurationId);
    if (!configuration) return;
    const { publicUrl, port } = config();
    const callbackUrl = webhookUrl(configuration.platformId, publicUrl ?? `http://127.0.0.1:${port}`);
    await checkConnection(configuration, callbackUrl, platformIo(configuration));
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
  prune: () => prune(),
};

export const tasks: WorkerTasks = {
  sending: (workerId) => ({ deliver: (payload) => deliverLane((payload as Jobs["deliver"]).lane, workerId) }),
  others,
  sweep,
};
