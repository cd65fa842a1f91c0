/** What the page of connected accounts shows and can do, as its page hands it over. */
import type { PlatformId } from "@/lib/platforms/manifest";
import type { Behaviour } from "@/lib/configurations/schema";
import type { ConfigurationView } from "@/lib/configurations/views";
import type { Result } from "@/lib/result";

/** A connected account; `problem` says in the reader's language what its last check found. */
export interface Channel extends ConfigurationView {
  problem: string | null;
}

export interface CreateInput {
  platform: PlatformId;
  name: string;
  secrets: Record<string, string>;
}

export interface EditInput extends Partial<Behaviour> {
  id: string;
  name?: string;
  active?: boolean;
  /** Null asks for a new one. */
  secrets?: Record<string, string | null>;
}

/** `generated` holds what Hilo has just made; it is answered this once. */
export interface Saved {
  id: string;
  generated: Readonly<Record<string, string>>;
}

export interface ConfigurationActions {
  create: (input: CreateInput) => Promise<Result<Saved>>;
  edit: (input: EditInput) => Promise<Result<Saved>>;
  archive: (input: { id: string }) => Promise<Result<unknown>>;
  /** Asks the platform for its approved templates. */
  syncTemplates: (input: { id: string }) => Promise<Result<unknown>>;
}
