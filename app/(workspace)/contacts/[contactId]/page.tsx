import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound, redirect } from "next/navigation";
import { ContactPage } from "@/components/contacts/ContactPage";
import type { SessionUser } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { getContact } from "@/lib/contacts/details";
import type { ContactDetails } from "@/lib/contacts/views";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/ids";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("contacts");
  return { title: t("one") };
}

interface PageProps {
  params: Promise<{ contactId: string }>;
  /** `merge`: another contact, to be compared with this one. */
  searchParams: Promise<{ merge?: string | string[] }>;
}

export default async function OneContactPage({ params, searchParams }: PageProps) {
  const viewer = await requireUser();
  const { contactId } = await params;
  const { merge } = await searchParams;
  const contact = await find(viewer, contactId);
  if (!contact) notFound();
  // It has become part of another one, which is what there is to see.
  if (contact.id !== contactId) redirect(`/contacts/${contact.id}`);
  const other = typeof merge === "string" ? await find(viewer, merge) : null;
  return (
    <ContactPage
      key={contact.id}
      initial={contact}
      viewerId={viewer.id}
      mergeWith={other && other.id !== contact.id ? other : null}
    />
  );
}

async function find(viewer: SessionUser, id: string): Promise<ContactDetails | null> {
  if (!isId(id)) return null;
  try {
    return await getContact(viewer, id);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}
