import type { DemoAccount } from "@/components/auth/DemoAccounts";
import { config } from "@/lib/config";

/** The sign-ins to show beside the form: none unless the demo is on, and never a password that somebody chose. */
export function demoAccounts(): DemoAccount[] {
  const { demo, adminEmail, adminPassword } = config();
  if (!demo) return [];
  const password = "admin123";
  const admin: DemoAccount[] = adminPassword ? [] : [{ role: "admin", email: adminEmail, password }];
  return [
    ...admin,
    { role: "supervisor", email: "supervisor@example.com", password },
    { role: "agent", email: "agente@example.com", password },
  ];
}
