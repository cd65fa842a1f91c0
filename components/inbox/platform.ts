import { isPlatformId, manifestOf } from "@/lib/platforms/manifest";

/** What the platform is called; its id where this version does not know it. */
export const platformLabel = (platform: string): string =>
  isPlatformId(platform) ? manifestOf(platform).label : platform;
