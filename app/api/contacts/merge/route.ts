import { mergeContacts } from "@/lib/contacts/merge";
import { commandRoute } from "@/lib/route";

export const POST = commandRoute(mergeContacts, { status: 201 });
