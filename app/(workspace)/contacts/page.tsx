import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Contacts } from "@/components/contacts/Contacts";
import { hrefOf, readFilter, type Search } from "@/components/contacts/filter";
import { allContacts } from "@/lib/contacts/access";
import { listFields } from "@/lib/contacts/fields";
import { listContacts } from "@/lib/contacts/queries";
import { may } from "@/lib/auth/policy";
import { requireUser } from "@/lib/auth/session";
import { listLabels } from "@/lib/labels/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("contacts");
  return { title: t("title") };
}

const FIRST_PAGE = { limit: 50 };

export default async function ContactsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const viewer = await requireUser();
  const filter = readFilter(await searchParams);
  const [page, labels, definitions] = await Promise.all([
    listContacts(viewer, filter, FIRST_PAGE),
    listLabels(viewer),
    listFields(viewer),
  ]);
  const abilities = {
    import: may(viewer, "contact.import", allContacts),
    export: may(viewer, "contact.export", allContacts),
    editFields: may(viewer, "contactField.edit"),
  };
  return (
    <Contacts
      key={hrefOf(filter)}
      page={page}
      filter={filter}
      labels={labels}
      definitions={definitions}
      may={abilities}
    />
  );
}
