/** Input from outside, checked: what is wrong with it is said field by field, as keys of the `errors.fields` texts. */
import type { z } from "zod";
import { AppError } from "./errors";

type Issue = z.core.$ZodIssue;

const keys: Partial<Record<Issue["code"], string>> = { too_small: "tooShort", too_big: "tooLong" };

/** A check of our own (`refine`) names its text itself. */
function keyOf(issue: Issue): string {
  if (issue.code === "custom") return issue.message;
  if (issue.code === "invalid_type" && issue.input === undefined) return "required";
  if (issue.code === "too_small" && issue.origin === "string" && issue.minimum === 1) return "required";
  if ((issue.code === "too_small" || issue.code === "too_big") && issue.origin !== "string")
    return "outOfRange";
  return keys[issue.code] ?? "invalid";
}

/** @throws AppError `invalid` with one entry per wrong field. */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input, { reportInput: true });
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) fields[issue.path.join(".")] ??= keyOf(issue);
  throw new AppError("invalid", "invalid", { fields });
}
