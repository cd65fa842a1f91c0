import type { SimulatorState } from "@/components/simulator/views";
import { config } from "@/lib/config";
import { controlOf, SimulatorUnreachable } from "@/lib/simulator/client";

/** What is on the phones now; null while the simulator is not running. */
export async function readState(): Promise<SimulatorState | null> {
  const { dataDir, authSecret } = config();
  try {
    const { status, body } = await controlOf(dataDir, authSecret ?? "")("/state");
    return status === 200 ? (JSON.parse(body.toString("utf8")) as SimulatorState) : null;
  } catch (error) {
    if (error instanceof SimulatorUnreachable) return null;
    throw error;
  }
}
