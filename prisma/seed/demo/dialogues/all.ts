/** Every conversation of the demonstration, the newest first. */
import type { DemoConversation } from "../script";
import { month } from "./month";
import { season } from "./season";
import { today } from "./today";
import { week } from "./week";

export const conversations: readonly DemoConversation[] = [...today, ...week, ...month, ...season];
