import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Configurations } from "@/components/configurations/Configurations";
import { ConfigurationsSkeleton } from "@/components/configurations/ConfigurationsSkeleton";
import type { SessionUser } from "@/lib/auth/roles";
import { webhookUrl } from "@/lib/configurations/queries";
import { platformIds, type PlatformId } from "@/lib/platforms/manifest";
import { allConfigurations, ownOrigin, requireReader } from "../reader";
import { archiveConfiguration, createConfiguration, editConfiguration, syncTemplates } from "./actions";
import { problemOf } from "./problem";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("configurations");
  return { title: t("title") };
}

export default async function ConfigurationsPage() {
  const viewer = await requireReader("configuration.read");
  return (
    <Suspense fallback={<ConfigurationsSkeleton />}>
      <Loaded viewer={viewer} />
    </Suspense>
  );
}

const actions = {
  create: createConfiguration,
  edit: editConfiguration,
  archive: archiveConfiguration,
  syncTemplates,
};

async function Loaded({ viewer }: { viewer: SessionUser }) {
  const [locale, origin] = await Promise.all([getLocale(), ownOrigin()]);
  const configurations = await allConfigurations(viewer, origin);
  const channels = configurations.map((view) => ({ ...view, problem: problemOf(view, locale) }));
  const urls = platformIds.map((platform) => [platform, webhookUrl(platform, origin)]);
  return (
    <Configurations
      channels={channels}
      webhookUrls={Object.fromEntries(urls) as Record<PlatformId, string>}
      actions={actions}
    />
  );
}
