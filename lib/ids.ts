import { uuidv7 } from "uuidv7";

/** A new row's id: UUIDv7 (RFC 9562), so that ids sort by the time they were made and indexes stay compact. */
export const newId = (): string => uuidv7();

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const isId = (value: unknown): value is string => typeof value === "string" && uuid.test(value);
