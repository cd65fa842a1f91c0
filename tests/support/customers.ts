/** Customers with phones of their own at the simulated platforms, and the trouble that can be made there. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { controlOf, type Control } from "@/lib/simulator/client";
import type { PlatformName } from "@/lib/simulator/model";
import type { Hilo } from "./service";

export interface Customer {
  id: string;
  name: string;
  /** What the phone does, in the words of the control API; answers the message's id at the platform. */
  does(act: Record<string, unknown>): Promise<string>;
  writes(text: string, more?: Record<string, unknown>): Promise<string>;
  /** Every message on the phone, oldest first. */
  thread(): Promise<PhoneMessage[]>;
}

export interface PhoneMessage {
  id: string;
  from: string;
  kind: string;
  text?: string;
}

export interface Platforms {
  newCustomer(platform: PlatformName, name: string, phone?: string): Promise<Customer>;
  /** Trouble for the next calls. */
  fault(fault: Record<string, unknown>): Promise<void>;
}

/** The simulator that `hilo` started with it. */
export function platformsOf(hilo: Pick<Hilo, "dataDir">): Platforms {
  const { authSecret } = JSON.parse(readFileSync(path.join(hilo.dataDir, "secrets.json"), "utf8")) as {
    authSecret: string;
  };
  const control = controlOf(hilo.dataDir, authSecret);
  return {
    async newCustomer(platform, name, phone) {
      const { customer } = (await answered(
        control("/customers", { method: "POST", body: { platform, name, ...(phone && { phone }) } }),
      )) as { customer: { id: string } };
      return customerWith(control, platform, customer.id, name);
    },
    async fault(fault) {
      await answered(control("/faults", { method: "POST", body: fault }));
    },
  };
}

function customerWith(control: Control, platform: PlatformName, id: string, name: string): Customer {
  const does = async (act: Record<string, unknown>) => {
    const body = { platform, customerId: id, wait: true, ...act };
    const { message } = (await answered(control("/messages", { method: "POST", body }))) as {
      message?: { id: string };
    };
    return message?.id ?? "";
  };
  return {
    id,
    name,
    does,
    writes: (text, more = {}) => does({ kind: "text", text, ...more }),
    async thread() {
      const { accounts } = (await answered(control("/state"))) as {
        accounts: { platform: string; accountId: string }[];
      };
      const account = accounts.find((known) => known.platform === platform);
      const view = (await answered(control(`/threads/${platform}/${account?.accountId}/${id}`))) as {
        messages: PhoneMessage[];
      };
      return view.messages;
    },
  };
}

/** @throws with what the simulator says when it refuses. */
async function answered(call: ReturnType<Control>): Promise<unknown> {
  const { status, body } = await call;
  if (status >= 300) throw new Error(`the simulator answers ${status}: ${body.toString()}`);
  return JSON.parse(body.toString());
}
