"use client";

import { createContext } from "react";
import type { AttachmentView } from "@/lib/inbox/views";

export interface FileActions {
  /** Shows a picture or a film as large as the screen. */
  open(attachment: AttachmentView): void;
  /** Asks the platform once more; absent for whoever may not write. */
  retry?: (attachmentId: string) => Promise<void>;
}

/** What the thread around an attachment does with it. */
export const Files = createContext<FileActions>({ open: () => undefined });
