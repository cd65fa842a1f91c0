import { archiveLabel, editLabel } from "@/lib/labels/commands";
import { commandRoute } from "@/lib/route";

export const PATCH = commandRoute(editLabel);

/** Archives it: where it was used before stays known. */
export const DELETE = commandRoute(archiveLabel);
