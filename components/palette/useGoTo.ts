"use client";

import { usePathname, useRouter } from "next/navigation";

/**
 * Goes to a place of the product. Inside the inbox a conversation is an address of the same page: it is opened without
 * asking the server for a page, as the list does it.
 */
export function useGoTo(): (href: string) => void {
  const router = useRouter();
  const pathname = usePathname();
  const inInbox = (path: string) => /^\/inbox(\/|\?|$)/.test(path);
  return (href) => {
    if (inInbox(pathname) && inInbox(href)) window.history.pushState(null, "", href);
    else router.push(href);
  };
}
