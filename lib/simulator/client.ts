/** Driving a running simulator: for the page of phones, the command line and tests. */
import { controlKey } from "./accounts";
import { request, type Answer } from "./outgoing";
import { findRunning } from "./running";

export class SimulatorUnreachable extends Error {
  constructor(options?: ErrorOptions) {
    super("the simulator is not running", options);
    this.name = "SimulatorUnreachable";
  }
}

export interface ControlRequest {
  method?: "GET" | "POST" | "DELETE";
  /** Sent as it is with its content type, when it has one; else as JSON. */
  body?: unknown;
  contentType?: string;
}

/** `call("/state")` asks `/control/state`. Longer than the longest poll, so that one can wait for events with it. */
export type Control = (path: string, options?: ControlRequest) => Promise<Answer>;

const timeoutMs = 60_000;

/**
 * @param authSecret the installation's secret, from which the control key is derived.
 * @returns a caller that throws {@link SimulatorUnreachable} when no simulator answers.
 */
export function controlOf(dataDir: string, authSecret: string): Control {
  return async (path, { method = "GET", body, contentType } = {}) => {
    const url = findRunning(dataDir);
    if (!url) throw new SimulatorUnreachable();
    const headers = {
      "x-simulator-key": controlKey(authSecret),
      "content-type": contentType ?? "application/json",
    };
    const bytes = body === undefined ? undefined : Buffer.isBuffer(body) ? body : JSON.stringify(body);
    try {
      const sent = bytes === undefined ? {} : { body: bytes };
      return await request(`${url}/control${path}`, { method, headers, timeoutMs, ...sent });
    } catch (error) {
      throw new SimulatorUnreachable({ cause: error });
    }
  };
}
