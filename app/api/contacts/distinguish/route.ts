import { distinguishContacts } from "@/lib/contacts/commands";
import { commandRoute } from "@/lib/route";

export const POST = commandRoute(distinguishContacts, { status: 201, view: (_, { input }) => input });
