/** What a screen or a program gets of a configuration: everything but its secrets. Client-safe. */
import type { PlatformId } from "@/lib/platforms/manifest";
import type { Behaviour } from "./schema";

export interface ConfigurationView extends Behaviour {
  id: string;
  platform: PlatformId;
  name: string;
  active: boolean;
  /** Of the demo: talks to the simulator. */
  simulated: boolean;
  /** The platform's id of the account, its name there, and what customers see (a number, a handle). */
  accountId: string;
  accountName: string | null;
  address: string | null;
  /** The fields that are no secret (`SecretField.secret` is false), to be shown in the form again. */
  values: Record<string, string>;
  /** Names of the secrets that are stored; their values never leave the server. */
  secretsSet: string[];
  /** To be entered at the platform. */
  webhookUrl: string;
  health: "unchecked" | "healthy" | "needs_attention";
  /** A platform's error code, explained in words by the screen. */
  healthCode: string | null;
  checkedAt: string | null;
  lastEventAt: string | null;
  createdAt: string;
}
