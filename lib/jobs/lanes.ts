/** Lanes: what must stay in order shares one of 64 numbers, and one job at a time works on a number. */
import { createHash } from "node:crypto";

export const LANES = 64;

/** The lane of a key (an account and a person; a conversation): the same everywhere and always. */
export const laneOf = (key: string): number => createHash("sha256").update(key).digest().readUInt8(0) % LANES;
