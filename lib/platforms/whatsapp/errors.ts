import type { ErrorClass, PlatformError } from "@/lib/platforms/contract";
import { id, records } from "@/lib/platforms/read";

const codesByClass: Record<ErrorClass, readonly number[]> = {
  retry: [1, 2, 4, 80007, 130429, 131000, 131016, 131056, 131057, 133004, 2494100],
  never: [100, 130472, 130497, 131008, 131009, 131021, 131026, 131049, 131050, 131051, 135000],
  user: [131047, 131052, 131053, 131062, 132000, 132001, 132005, 132007, 132008, 132012],
  admin: [
    0, 3, 10, 33, 190, 200, 368, 131005, 131030, 131031, 131037, 131042, 131044, 131045, 131048, 131063,
    131064, 132015, 132016, 132068, 132069, 133000, 133005, 133006, 133008, 133009, 133010, 133015, 133016,
    134011, 137000,
  ],
};

const classes = new Map<string, ErrorClass>(
  Object.entries(codesByClass).flatMap(([name, codes]) =>
    codes.map((code) => [String(code), name as ErrorClass] as const),
  ),
);

/** Ranges in which every code that is not listed needs an administrator: permissions, and the number's registration. */
const adminRanges = [
  [200, 299],
  [133000, 133016],
] as const;

/**
 * The class of an error of the Cloud API. `httpStatus` decides only where the code is unknown; it is 0 for an error that
 * came by webhook.
 */
export function classifyError(code: string, _subcode: string | undefined, httpStatus: number): PlatformError {
  const errorClass = classes.get(code) ?? rangeClass(Number(code)) ?? statusClass(httpStatus);
  return { code, class: errorClass, ...(credentialCodes.has(code) && { stopsConfiguration: true }) };
}

/** The access token expired or was withdrawn. */
const credentialCodes = new Set(["0", "190"]);

const rangeClass = (code: number): ErrorClass | undefined =>
  adminRanges.some(([first, last]) => code >= first && code <= last) ? "admin" : undefined;

function statusClass(httpStatus: number): ErrorClass {
  if (httpStatus >= 500 || httpStatus === 429 || httpStatus === 408) return "retry";
  return httpStatus === 401 || httpStatus === 403 ? "admin" : "never";
}

/** A draft with neither words nor a file: found before WhatsApp is asked. */
export const emptyMessage: PlatformError = { code: "empty_message", class: "user" };

/**
 * Every code that has its own sentence in the `whatsappErrors` texts.
 * @public read by the contract suite, which finds each platform's by its folder
 */
export const explainedCodes: readonly string[] = [...classes.keys(), emptyMessage.code];

/** The codes of an `errors[]` list, as text. */
export const errorCodes = (errors: unknown): string[] =>
  records(errors).flatMap((error) => id(error.code) ?? []);
