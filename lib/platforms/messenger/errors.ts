import type { ErrorClass, PlatformError } from "@/lib/platforms/contract";

/**
 * Graph answers with a code and, where that says too little, a subcode. `PlatformError.code` is the code, except where the
 * subcode changes what a person has to do: then it is the subcode. Both are the platform's own numbers.
 */
const subcodes = new Map<string, ErrorClass>([
  ["2018278", "user"], // outside the reply window
  ["1545041", "never"], // this person cannot be written to at present
  ["2018001", "never"], // no such person for this Page
  ["2018218", "never"], // an account without a profile to read
  ["2018028", "admin"], // the app is in development and the person has no role in it
  ["2018108", "admin"],
  ["2018008", "user"], // the file could not be fetched
  ["2018047", "user"], // the file is not of the type it was sent as
  ["2018074", "user"], // the file is no longer there
  ["2018294", "user"], // the video took too long
  ["2018109", "user"], // the file is too large
  ["2018022", "retry"], // too many calls
]);

const codesByClass: Record<ErrorClass, readonly number[]> = {
  retry: [-1, 1, 2, 4, 17, 32, 613, 1200, 80001, 80002, 80006],
  never: [100, 551],
  user: [],
  admin: [3, 10, 102, 190, 200, 368, 1357045, 1357046],
};

const codes = new Map<string, ErrorClass>(
  Object.entries(codesByClass).flatMap(([name, numbers]) =>
    numbers.map((code) => [String(code), name as ErrorClass] as const),
  ),
);

/** The person blocked the Page or left. It says more than the subcodes that come with it. */
const UNAVAILABLE = "551";

/** The Page's token expired or was withdrawn. */
const credentialCodes = new Set(["102", "190"]);

/** What an error of the Send API means. HTTP statuses say little (400 even for rate limits), so the codes come first. */
export function classifyError(code: string, subcode: string | undefined, httpStatus: number): PlatformError {
  if (code === UNAVAILABLE) return { code, class: "never", unreachable: true };
  for (const telling of [subcode ?? "", code]) {
    const known = subcodes.get(telling);
    if (known !== undefined) return { code: telling, class: known };
  }
  const known = codes.get(code) ?? (isPermission(code) ? "admin" : byStatus(httpStatus));
  return { code, class: known, ...(credentialCodes.has(code) && { stopsConfiguration: true }) };
}

/** Graph's permission errors are a range, of which 200 is the usual one. */
export const isPermission = (code: string): boolean =>
  code === "3" || code === "10" || (Number(code) >= 200 && Number(code) <= 299);

/** For codes that nobody has documented, and for answers of something between Graph and us. */
function byStatus(httpStatus: number): ErrorClass {
  if (httpStatus >= 500 || httpStatus === 429 || httpStatus === 408) return "retry";
  return httpStatus === 401 || httpStatus === 403 ? "admin" : "never";
}

/** Mistakes of a draft or a configuration that are found without an error of the platform. */
export const ownErrors = {
  textWithAttachment: { code: "text_with_attachment", class: "user" },
  emptyMessage: { code: "empty_message", class: "user" },
  wrongPage: { code: "wrong_page", class: "admin" },
  notSubscribed: { code: "not_subscribed", class: "admin" },
} as const satisfies Record<string, PlatformError>;

/**
 * Every code that has its own sentence in the `messengerErrors` texts.
 * @public read by the contract suite, which finds each platform's by its folder
 */
export const explainedCodes: readonly string[] = [
  ...subcodes.keys(),
  ...codes.keys(),
  ...Object.values(ownErrors).map((error) => error.code),
];
