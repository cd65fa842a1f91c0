import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import type { TemplateActions } from "@/components/templates/context";
import { filterQuery, readFilter, type Search } from "@/components/templates/filter";
import { Templates } from "@/components/templates/Templates";
import { TemplatesSkeleton } from "@/components/templates/TemplatesSkeleton";
import { requireUser } from "@/lib/auth/session";
import { listFields } from "@/lib/contacts/fields";
import { listTemplates } from "@/lib/templates/queries";
import { templateFilterSchema } from "@/lib/templates/schema";
import {
  archiveTemplate,
  countCopiedTemplate,
  createTemplate,
  editTemplate,
  restoreTemplate,
} from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("templates");
  return { title: t("title") };
}

export default async function TemplatesPage({ searchParams }: { searchParams: Promise<Search> }) {
  return (
    <Suspense fallback={<TemplatesSkeleton />}>
      <Loaded search={await searchParams} />
    </Suspense>
  );
}

const FIRST_PAGE = { limit: 50 };

const actions: TemplateActions = {
  create: createTemplate,
  edit: editTemplate,
  archive: archiveTemplate,
  restore: restoreTemplate,
  copied: countCopiedTemplate,
};

async function Loaded({ search }: { search: Search }) {
  const viewer = await requireUser();
  const filter = readFilter(search);
  const [page, fields] = await Promise.all([
    listTemplates(viewer, templateFilterSchema.parse(filterQuery(filter)), FIRST_PAGE),
    listFields(viewer),
  ]);
  return (
    <Templates
      initial={{ filter, page }}
      creating={search.new === "1"}
      viewer={{ id: viewer.id, name: viewer.name }}
      fields={fields.filter(({ archived }) => !archived).map(({ key, label }) => ({ key, label }))}
      actions={actions}
    />
  );
}
