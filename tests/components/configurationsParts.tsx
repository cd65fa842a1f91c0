/** A connected account, and the page that lists some. */
import { Configurations } from "@/components/configurations/Configurations";
import type { Channel, ConfigurationActions } from "@/components/configurations/channel";
import { platformIds, type PlatformId } from "@/lib/platforms/manifest";
import { renderUi } from "./renderUi";

export const ownOrigin = "https://hilo.example.com";

export const channel = (change: Partial<Channel> = {}): Channel => ({
  id: "0198a000-0000-7000-8000-000000000001",
  platform: "whatsapp",
  name: "Ventas México",
  active: true,
  simulated: false,
  accountId: "109550000000101",
  accountName: "Casa Jacaranda",
  address: "+52 55 5555 0100",
  values: { phoneNumberId: "109550000000101", wabaId: "209550000000101" },
  secretsSet: ["accessToken", "appSecret", "verifyToken"],
  webhookUrl: `${ownOrigin}/api/webhooks/whatsapp`,
  showTyping: true,
  sendReadReceipts: true,
  autoAssign: false,
  returnAfterMinutes: null,
  health: "healthy",
  healthCode: null,
  checkedAt: "2026-03-02T10:00:00.000Z",
  lastEventAt: new Date(Date.now() - 5 * 60_000).toISOString(),
  createdAt: "2026-01-01T00:00:00.000Z",
  problem: null,
  ...change,
});

const unexpected = () => Promise.reject<never>(new Error("not expected in this test"));

/** `steps` receives what the router was asked for. */
export function renderChannels(
  channels: readonly Channel[],
  actions: Partial<ConfigurationActions> = {},
  origin = ownOrigin,
) {
  const steps: string[] = [];
  const urls = platformIds.map((platform) => [platform, `${origin}/api/webhooks/${platform}`]);
  const view = renderUi(
    <Configurations
      channels={channels}
      webhookUrls={Object.fromEntries(urls) as Record<PlatformId, string>}
      actions={{
        create: unexpected,
        edit: unexpected,
        archive: unexpected,
        syncTemplates: unexpected,
        ...actions,
      }}
    />,
    { onNavigate: (step) => steps.push(step) },
  );
  return { ...view, steps };
}
