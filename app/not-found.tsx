import { SearchX } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/buttonClass";
import { EmptyState } from "@/components/ui/EmptyState";

export default async function NotFound() {
  const t = await getTranslations("errors.page");
  return (
    <EmptyState
      icon={<SearchX />}
      title={t("title")}
      text={t("text")}
      action={
        <Link href="/" className={buttonClass()}>
          {t("action")}
        </Link>
      }
      className="min-h-[70dvh]"
    />
  );
}
