/** Whether a configuration can send. Found out by sending and by checking; repaired by an administrator. */
import type { Tx } from "@/lib/db/client";

/** Stops sending for a configuration whose credentials are no good. What is queued waits until it is repaired. */
export async function needsAttention(tx: Tx, configurationId: string, code: string): Promise<void> {
  await tx.$executeRaw`
    update api_configurations
    set health = 'needs_attention', health_code = ${code}, checked_at = now(), updated_at = now()
    where id = ${configurationId}::uuid`;
}
