/** What next-intl needs to know about one request. The language is a cookie, never a part of the address. */
import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { chooseLocale, knownTimeZone, localeCookie, timeZoneCookie } from "./locale";
import { messages } from "./messages";

export default getRequestConfig(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const locale = chooseLocale(jar.get(localeCookie)?.value, head.get("accept-language"));
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return {
    locale,
    messages: messages[locale],
    timeZone: knownTimeZone(jar.get(timeZoneCookie)?.value) ?? own,
    // Fixed for the whole request, so that a relative time is the same in the HTML and after hydration.
    now: new Date(),
  };
});
