"use client";

import { signOut } from "next-auth/react";
import { forgetRecents } from "./recents";

/** Ends the session of this browser, and what the tab remembers of people. */
export function leaveHilo(): void {
  forgetRecents();
  void signOut({ callbackUrl: "/login" });
}
