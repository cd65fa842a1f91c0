"use client";

import type { ApprovedTemplates } from "@/lib/approved/views";
import { ask, type Reply } from "../api";

export const fetchApproved = (conversationId: string): Promise<Reply<ApprovedTemplates>> =>
  ask(`/api/conversations/${conversationId}/platform-templates`);

/** Has the platform asked again; what it says is there some seconds later. */
export const requestSync = (configurationId: string): Promise<Reply<unknown>> =>
  ask(`/api/configurations/${configurationId}/templates`, { method: "POST" });
