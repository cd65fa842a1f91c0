/**
 * Every setting of the service, read once and checked: the only file that reads the environment. A wrong value stops the
 * start with a sentence that names it.
 */
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";

const flag = (fallback: boolean) =>
  z
    .enum(["on", "off", "true", "false", "1", "0"], "use on or off")
    .optional()
    .transform((value) =>
      value === undefined ? fallback : value === "on" || value === "true" || value === "1",
    );

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);
/** Platform addresses are https, or plain http on this machine (a simulator, a test). */
const platformUrl = (fallback: string) =>
  z
    .url("use a URL such as " + fallback)
    .default(fallback)
    .refine((value) => {
      const url = new URL(value);
      return url.protocol === "https:" || (url.protocol === "http:" && loopback.has(url.hostname));
    }, "use https, or http on this machine only")
    .transform((value) => value.replace(/\/+$/, ""));

const seconds = (fallback: number) => z.coerce.number("use a number").int().min(100).default(fallback);

const schema = z.object({
  PORT: z.coerce.number("use a number").int().min(1).max(65535).default(3000),
  HOST: z.string().min(1).optional(),
  TRUST_PROXY: flag(false),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "use postgresql://user:password@host:5432/name")
    .optional(),
  DATA_DIR: z.string().min(1).default(".data"),
  NEXTAUTH_URL: z.url("use a URL such as https://hilo.example.com").optional(),
  NEXTAUTH_SECRET: z.string().min(16, "use at least 16 characters").optional(),
  ENCRYPTION_KEY: z
    .string()
    .min(32, "use 32 bytes in base64; several separated by commas, the newest first")
    .optional(),
  ADMIN_EMAIL: z.email("use an e-mail address").default("admin@example.com"),
  ADMIN_PASSWORD: z.string().min(8, "use at least 8 characters").optional(),
  DEMO: z.enum(["on", "off"], "use on or off").optional(),
  WORKER: z.enum(["inline", "off"], "use inline or off").default("inline"),
  META_GRAPH_URL: platformUrl("https://graph.facebook.com"),
  META_GRAPH_VERSION: z
    .string()
    .regex(/^v\d+\.\d+$/, "use a version such as v25.0")
    .default("v25.0"),
  TELEGRAM_API_URL: platformUrl("https://api.telegram.org"),
  STORAGE: z.enum(["local"], "use local").default("local"),
  SEND_TIMEOUT_MS: seconds(15_000),
  LOG_LEVEL: z.enum(["silent", "fatal", "error", "warn", "info", "debug", "trace"]).default("info"),
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
});

export interface Config {
  port: number;
  host: string;
  trustProxy: boolean;
  /** Absent until the embedded database has been started by `npm start`, which then sets it for the processes it starts. */
  databaseUrl: string | null;
  embedded: boolean;
  dataDir: string;
  publicUrl: string | null;
  authSecret: string | null;
  /** The first encrypts; all decrypt. Rotation: put the new key first and keep the old one until all rows are rewritten. */
  encryptionKeys: string[];
  adminEmail: string;
  adminPassword: string | null;
  demo: boolean;
  worker: "inline" | "off";
  metaGraphUrl: string;
  metaGraphVersion: string;
  telegramApiUrl: string;
  sendTimeoutMs: number;
  logLevel: string;
  production: boolean;
}

export class ConfigError extends Error {}

/** Set by the start for the processes below it; not for people, so not in `.env.example`. */
const EMBEDDED = "HILO_EMBEDDED_DATABASE";

/** @throws ConfigError naming each wrong variable in one sentence. */
export function readConfig(source: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new ConfigError(problems.join("; "));
  }
  const env = parsed.data;
  const embedded = env.DATABASE_URL === undefined || given[EMBEDDED] === "1";
  const demo = env.DEMO === undefined ? embedded : env.DEMO === "on";
  const dataDir = path.resolve(/* turbopackIgnore: true */ env.DATA_DIR);
  const kept = readKept(dataDir);
  return {
    port: env.PORT,
    host: env.HOST ?? (demo ? "127.0.0.1" : "0.0.0.0"),
    trustProxy: env.TRUST_PROXY,
    databaseUrl: env.DATABASE_URL ?? null,
    embedded,
    dataDir,
    publicUrl: env.NEXTAUTH_URL?.replace(/\/+$/, "") ?? null,
    authSecret: env.NEXTAUTH_SECRET ?? kept.authSecret ?? null,
    encryptionKeys: (env.ENCRYPTION_KEY ?? kept.encryptionKey ?? "").split(",").filter(Boolean),
    adminEmail: env.ADMIN_EMAIL.toLowerCase(),
    adminPassword: env.ADMIN_PASSWORD ?? null,
    demo,
    worker: env.WORKER,
    metaGraphUrl: env.META_GRAPH_URL,
    metaGraphVersion: env.META_GRAPH_VERSION,
    telegramApiUrl: env.TELEGRAM_API_URL,
    sendTimeoutMs: env.SEND_TIMEOUT_MS,
    logLevel: env.LOG_LEVEL,
    production: env.NODE_ENV === "production",
  };
}

/** Secrets that were generated at the first start. */
interface Kept {
  authSecret?: string;
  encryptionKey?: string;
}

export const secretsFile = (dataDir: string) =>
  path.join(/* turbopackIgnore: true */ dataDir, "secrets.json");

function readKept(dataDir: string): Kept {
  try {
    return JSON.parse(fs.readFileSync(secretsFile(dataDir), "utf8")) as Kept;
  } catch {
    return {};
  }
}

let current: Config | undefined;

/** The settings of this process. Read at first use, so that a build or a type check needs no environment. */
export function config(): Config {
  if (!current) {
    loadDotEnv();
    current = readConfig(process.env);
  }
  return current;
}

/** `.env` beside package.json, for people who keep their settings in a file; what the environment says wins. */
function loadDotEnv(): void {
  const file = path.resolve(/* turbopackIgnore: true */ ".env");
  if (process.env.NODE_ENV !== "test" && fs.existsSync(file)) process.loadEnvFile(file);
}

/** For the start: settings that it found out itself, for this process and those it starts. */
export function setEnvironment(values: Record<string, string>): void {
  Object.assign(process.env, values);
  current = undefined;
}

/** For the start: the environment of a child process. */
export const childEnvironment = (values: Record<string, string> = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  ...values,
});

/**
 * The language of the terminal: what the environment asks for, and Spanish, the first language of the product, where it
 * asks for none (POSIX: `LC_ALL`, then `LC_MESSAGES`, then `LANG`; `C` and `POSIX` name no language).
 */
export function terminalLanguage(): "es" | "en" {
  const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "";
  return /^(es|C|POSIX)?([._@-]|$)/.test(locale) ? "es" : "en";
}

/** What marks a database URL as that of the embedded database. */
export const embeddedMark = { [EMBEDDED]: "1" };
