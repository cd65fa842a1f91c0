import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InboxPage } from "./InboxPage";
import type { Search } from "./load";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("inbox");
  return { title: t("title") };
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <InboxPage conversationId={null} search={searchParams} />;
}
