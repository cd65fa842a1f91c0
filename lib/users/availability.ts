/** Whether an agent takes part in the automatic assignment. Their own word; being online is another matter. */
import { z } from "zod";
import { authorize } from "@/lib/auth/policy";
import type { SessionUser } from "@/lib/auth/roles";
import { defineCommand } from "@/lib/command";
import { rows, sql } from "@/lib/db/query";

interface AvailabilityView {
  available: boolean;
}

export const setAvailable = defineCommand({
  name: "user.available",
  input: z.object({ available: z.boolean() }),
  load: (_tx, _input, actor) => Promise.resolve({ id: actor.id, ownerId: actor.id }),
  async run({ tx, input, resource, record, unchanged }): Promise<AvailabilityView> {
    const changed = await tx.user.updateMany({
      where: { id: resource.id, available: !input.available },
      data: { available: input.available },
    });
    if (changed.count === 0) unchanged();
    else record({ available: input.available });
    return { available: input.available };
  },
});

export async function getAvailability(viewer: SessionUser): Promise<AvailabilityView> {
  authorize(viewer, "user.available", { ownerId: viewer.id });
  const [found] = await rows<AvailabilityView>(
    sql`select available from users where id = ${viewer.id}::uuid`,
  );
  return { available: found?.available ?? false };
}
