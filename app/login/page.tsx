import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { callbackPath } from "@/components/auth/callbackPath";
import { LanguageSwitch } from "@/components/auth/LanguageSwitch";
import { LoginForm } from "@/components/auth/LoginForm";
import { Logo } from "@/components/layout/Logo";
import { currentUser } from "@/lib/auth/session";
import { demoAccounts } from "./demoAccounts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("login");
  return { title: t("submit") };
}

interface LoginPageProps {
  searchParams: Promise<{ callbackUrl?: string | string[] }>;
}

export default async function LoginPage({ searchParams }: LoginPageProps) {
  const destination = callbackPath((await searchParams).callbackUrl);
  if (await currentUser()) redirect(destination);
  const [t, common] = await Promise.all([getTranslations("login"), getTranslations("common")]);
  return (
    <div className="flex min-h-dvh flex-col items-center px-4 pt-[max(env(safe-area-inset-top),8dvh)] pb-6 md:pt-[14dvh]">
      <main className="w-full max-w-sm">
        <Logo className="mx-auto size-10 text-accent" label={common("appName")} />
        <h1 className="mt-5 mb-8 text-center text-xl font-semibold text-balance text-strong">{t("title")}</h1>
        <LoginForm destination={destination} accounts={demoAccounts()} />
        <p className="mt-6 text-center text-xs text-pretty text-muted">{t("forgotten")}</p>
      </main>
      <footer className="mt-auto pt-10">
        <LanguageSwitch />
      </footer>
    </div>
  );
}
