import { syncConfigurationTemplates } from "@/lib/configurations/commands";
import { commandRoute } from "@/lib/route";

/** Asks the platform for the account's templates. */
export const POST = commandRoute(syncConfigurationTemplates, { status: 201 });
