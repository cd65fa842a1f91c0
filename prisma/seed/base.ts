/** What every installation starts with: platforms, funnels, somebody who can sign in. Run at each start; changes nothing twice. */
import { randomBytes } from "node:crypto";
import { hashPassword } from "@/lib/auth/passwords";
import type { Role } from "@/lib/auth/roles";
import { config } from "@/lib/config";
import { rotateSecrets } from "@/lib/configurations/secrets";
import { transaction, type Tx } from "@/lib/db/client";
import { fillPhoneKeys } from "@/lib/contacts/phoneKeys";
import { newId } from "@/lib/ids";
import { manifests } from "@/lib/platforms/manifest";

/** Any number that nothing else locks: two processes may start at once. */
const SEED_LOCK = 731_003;
const DEMO_PASSWORD = "admin123";

export interface SeedReport {
  /** The administrator's, when it was made up: to be shown once. */
  password: string | null;
  /** Accounts that still have the demo's password and may not sign in while the demo is off. */
  disabledDemoAccounts: number;
}

/** Colours are names of the screen's tokens. The first stage is where a conversation enters its funnel. */
const funnels = [
  {
    id: "sales",
    name: "Ventas",
    stages: [
      { name: "Chat Inicial", color: "info" },
      { name: "Negociación", color: "accent" },
      { name: "Debate", color: "warning" },
      { name: "Finalización", color: "positive" },
    ],
  },
  {
    id: "support",
    name: "Soporte",
    stages: [
      { name: "Contacto Inicial", color: "info" },
      { name: "Proceso de Soporte", color: "warning" },
      { name: "Finalización", color: "positive" },
    ],
  },
];

/** Afterwards every secret is written with the newest encryption key, so that a rotation needs only a start. */
export const seedBase = (): Promise<SeedReport> =>
  transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(${SEED_LOCK})`;
    await seedPlatforms(tx);
    await seedFunnels(tx);
    const password = await seedPeople(tx);
    await rotateSecrets(tx);
    await fillPhoneKeys(tx);
    const disabled = config().demo ? 0 : await tx.user.count({ where: { demoPassword: true, active: true } });
    return { password, disabledDemoAccounts: disabled };
  });

async function seedPlatforms(tx: Tx): Promise<void> {
  const data = Object.values(manifests).map(({ id, label }, position) => ({ id, label, position }));
  await tx.platform.createMany({ data, skipDuplicates: true });
}

/** A funnel that is there already stays as people have arranged it. */
async function seedFunnels(tx: Tx): Promise<void> {
  for (const [position, { id, name, stages }] of funnels.entries()) {
    const { count } = await tx.funnel.createMany({ data: { id, name, position }, skipDuplicates: true });
    if (count === 0) continue;
    const rows = stages.map((stage, place) => ({ id: newId(), funnelId: id, position: place, ...stage }));
    await tx.stage.createMany({ data: rows });
  }
}

interface Password {
  hash: string;
  demo: boolean;
  /** In the clear, when it was made up here. */
  generated: string | null;
}

async function chosenPassword(): Promise<Password> {
  const { adminPassword, demo } = config();
  if (adminPassword) return { hash: await hashPassword(adminPassword), demo: false, generated: null };
  if (demo) return { hash: await hashPassword(DEMO_PASSWORD), demo: true, generated: null };
  const generated = randomBytes(15).toString("base64url");
  return { hash: await hashPassword(generated), demo: false, generated };
}

/** Answers the administrator's password when it was made up. */
async function seedPeople(tx: Tx): Promise<string | null> {
  const { adminEmail, demo } = config();
  const generated = await seedAdmin(tx, adminEmail);
  if (demo) await seedDemoPeople(tx);
  return generated;
}

/** Once the demo is off, an administrator on its password gets a real one; any other password is left alone. */
async function seedAdmin(tx: Tx, email: string): Promise<string | null> {
  const known = await tx.user.findUnique({ where: { email } });
  if (known && (config().demo || !known.demoPassword)) return null;
  const { hash, demo, generated } = await chosenPassword();
  const password = { passwordHash: hash, demoPassword: demo };
  await tx.user.upsert({
    where: { email },
    create: { id: newId(), email, name: "Administración", role: "admin", ...password },
    update: { ...password, sessionVersion: { increment: 1 } },
  });
  return generated;
}

async function seedDemoPeople(tx: Tx): Promise<void> {
  const people: { email: string; name: string; role: Role }[] = [
    { email: "supervisor@example.com", name: "Renata Ibarra", role: "supervisor" },
    { email: "agente@example.com", name: "Tomás Quiroga", role: "agent" },
  ];
  const emails = people.map(({ email }) => email);
  if ((await tx.user.count({ where: { email: { in: emails } } })) === people.length) return;
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const data = people.map((person) => ({ id: newId(), ...person, passwordHash, demoPassword: true }));
  await tx.user.createMany({ data, skipDuplicates: true });
}
