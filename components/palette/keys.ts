/** Keys that work on every page. Letters do nothing while somebody types. Pure, but for what is on screen. */
import type { DestinationId } from "@/components/layout/navigation";

/** After G. */
export const placeKeys: Partial<Record<DestinationId, string>> = {
  inbox: "i",
  templates: "t",
  contacts: "c",
  simulator: "s",
};

export const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));

/** Is something open over the page that has keys of its own? */
export const covered = (): boolean =>
  document.querySelector("[role=dialog], [role=menu], [role=listbox]") !== null;
