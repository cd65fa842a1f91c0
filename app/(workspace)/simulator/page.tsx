import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Simulator } from "@/components/simulator/Simulator";
import { requireUser } from "@/lib/auth/session";
import { config } from "@/lib/config";
import { readState } from "./load";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("simulator");
  return config().demo ? { title: t("title") } : {};
}

/** The customers' side of the demonstration. Not there with the demo off. */
export default async function Page() {
  await requireUser();
  if (!config().demo) notFound();
  return <Simulator initial={await readState()} />;
}
