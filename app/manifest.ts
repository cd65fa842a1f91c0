import type { MetadataRoute } from "next";
import { getLocale, getTranslations } from "next-intl/server";

export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const [locale, t] = await Promise.all([getLocale(), getTranslations("common")]);
  return {
    name: t("appName"),
    short_name: t("appName"),
    description: t("tagline"),
    lang: locale,
    id: "/",
    start_url: "/inbox",
    display: "standalone",
    background_color: "#f7f6f4",
    theme_color: "#f7f6f4",
    icons: [{ src: "/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" }],
  };
}
