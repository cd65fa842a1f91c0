import { unmergeContacts } from "@/lib/contacts/merge";
import { commandRoute } from "@/lib/route";

export const POST = commandRoute(unmergeContacts, { status: 201 });
