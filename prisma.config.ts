/** For Prisma's own command line. The service itself migrates with lib/db/migrate.ts, which needs no downloaded engine. */
import { defineConfig } from "prisma/config";
import { config } from "./lib/config";

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: config().databaseUrl ?? undefined },
});
