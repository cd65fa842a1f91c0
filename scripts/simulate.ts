/**
 * `npm run simulate -- PLATFORM "TEXT"`: a customer writes from the simulated phone, through the running simulator, which
 * signs and delivers it as the platform would.
 */
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { config } from "@/lib/config";
import { controlOf, SimulatorUnreachable, type Control } from "@/lib/simulator/client";
import { platforms, type PlatformName } from "@/lib/simulator/model";

const usage = `Usage: npm run simulate -- PLATFORM "TEXT" [options]
  PLATFORM                ${platforms.join(" | ")}
  --from ID               the customer's phone number or id (default: the platform's first)
  --name NAME             the customer of this name, who is added when there is none
  --at TIME               when it was written, e.g. 2026-11-23T10:00:00Z
  --count N               so many messages, numbered (1 to 1000)
  --duplicate             each webhook is delivered twice
  --image FILE            a JPEG or PNG picture; the text becomes its caption`;

/** What the terminal and the installation give; a test gives its own. */
export interface SimulateContext {
  dataDir: string;
  authSecret: string | null;
  write(line: string): void;
  writeError(line: string): void;
}

class UsageError extends Error {}

interface Order {
  platform: PlatformName;
  text?: string;
  from?: string;
  name?: string;
  at?: string;
  count: number;
  duplicate: boolean;
  image?: { base64: string; mimeType: string; fileName: string };
}

/** @returns the exit code: 0 when every message was accepted by the service, otherwise 1; 2 for a wrong command line. */
export async function main(argv: string[], context: SimulateContext): Promise<number> {
  try {
    const order = readOrder(argv);
    if (!context.authSecret) throw new SimulatorUnreachable();
    const control = controlOf(context.dataDir, context.authSecret);
    return await simulate(order, control, context);
  } catch (error) {
    if (error instanceof UsageError) {
      context.writeError(`${error.message}\n${usage}`);
      return 2;
    }
    const reason = error instanceof SimulatorUnreachable ? notRunning : (error as Error).message;
    context.writeError(reason);
    return 1;
  }
}

const notRunning =
  "The simulator is not running: start it with npm start (it is part of the demonstration, DEMO=on).";

function readOrder(argv: string[]): Order {
  const { values, positionals } = parse(argv);
  const [given = "", text, ...rest] = positionals;
  const platform = platforms.find((known) => known === given);
  if (!platform) throw new UsageError(given ? `There is no platform ${given}.` : "Name a platform.");
  if (rest.length > 0) throw new UsageError("Put the text between quotes.");
  if (!text && !values.image) throw new UsageError("Say what the customer writes.");
  if (values.at !== undefined && Number.isNaN(Date.parse(values.at))) {
    throw new UsageError("--at takes a time such as 2026-11-23T10:00:00Z.");
  }
  const count = Number(values.count ?? 1);
  if (!Number.isInteger(count) || count < 1 || count > 1000) throw new UsageError("--count takes 1 to 1000.");
  return {
    platform,
    count,
    duplicate: values.duplicate ?? false,
    ...(text ? { text } : {}),
    ...(values.from ? { from: values.from } : {}),
    ...(values.name ? { name: values.name } : {}),
    ...(values.at ? { at: new Date(values.at).toISOString() } : {}),
    ...(values.image ? { image: readImage(values.image) } : {}),
  };
}

function parse(argv: string[]) {
  const text = { type: "string" } as const;
  const options = {
    from: text,
    name: text,
    at: text,
    count: text,
    image: text,
    duplicate: { type: "boolean" },
  } as const;
  try {
    return parseArgs({ args: argv, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function readImage(file: string): NonNullable<Order["image"]> {
  const mimeType = /\.png$/i.test(file) ? "image/png" : "image/jpeg";
  if (!/\.(png|jpe?g)$/i.test(file)) throw new UsageError("--image takes a JPEG or PNG file.");
  try {
    return { base64: fs.readFileSync(file).toString("base64"), mimeType, fileName: path.basename(file) };
  } catch {
    throw new UsageError(`There is no readable file ${file}.`);
  }
}

async function simulate(order: Order, control: Control, context: SimulateContext): Promise<number> {
  const customer = await chooseCustomer(order, control);
  let failed = 0;
  for (let number = 1; number <= order.count; number++) {
    const { message, delivery } = await send(order, customer.id, number, control);
    const accepted = delivery?.status === 200;
    if (!accepted) failed++;
    const outcome = accepted
      ? "delivered"
      : `not delivered yet (${delivery?.error ?? `HTTP ${delivery?.status}`})`;
    context.write(`${order.platform}: ${customer.name} · ${message.id} · ${outcome}`);
  }
  if (failed > 0) {
    context.writeError(
      `${failed} of ${order.count} were not accepted by the service yet; the simulator goes on trying.`,
    );
  }
  return failed > 0 ? 1 : 0;
}

const customerView = z.object({ platform: z.string(), id: z.string(), name: z.string() });
type CustomerView = z.infer<typeof customerView>;
const sentView = z.object({
  message: z.object({ id: z.string() }),
  delivery: z.object({ status: z.number().nullable(), error: z.string().optional() }).nullable().optional(),
});

async function chooseCustomer({ platform, from, name }: Order, control: Control): Promise<CustomerView> {
  const { customers } = await ask(
    control,
    "/state",
    undefined,
    z.object({ customers: z.array(customerView) }),
  );
  const own = customers.filter((customer) => customer.platform === platform);
  const id = from && platform === "whatsapp" && /^\+?[\d\s-]+$/.test(from) ? from.replace(/\D/g, "") : from;
  const found = own.find((customer) => (id ? customer.id === id : !name || customer.name === name));
  if (found) return found;
  // Ids of the other platforms are given by the platform: only a phone number can be brought along.
  if (id && platform !== "whatsapp") throw new Error(`There is no customer ${id} on ${platform}.`);
  const added = { platform, name: name ?? id ?? platform, ...(id ? { phone: id } : {}) };
  return (await ask(control, "/customers", added, z.object({ customer: customerView }))).customer;
}

function send(order: Order, customerId: string, number: number, control: Control) {
  const { platform, text, at, image, duplicate, count } = order;
  const numbered = text && count > 1 ? `${text} ${number}` : text;
  const message = {
    platform,
    customerId,
    kind: image ? "image" : "text",
    duplicate,
    wait: true,
    ...(numbered ? { text: numbered } : {}),
    ...(at ? { sentAt: at } : {}),
    ...(image ? { media: image } : {}),
  };
  return ask(control, "/messages", message, sentView);
}

/** @throws Error with the simulator's own words when it refuses. */
async function ask<Schema extends z.ZodType>(
  control: Control,
  route: string,
  body: unknown,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const answer = await control(route, body === undefined ? {} : { method: "POST", body });
  const content: unknown = JSON.parse(answer.body.toString("utf8"));
  if (answer.status >= 300) {
    const refusal = z.object({ error: z.string() }).safeParse(content);
    throw new Error(
      `The simulator refused: ${refusal.success ? refusal.data.error : `HTTP ${answer.status}`}.`,
    );
  }
  return schema.parse(content);
}

if (require.main === module) {
  const { dataDir, authSecret } = config();
  const write = (line: string) => process.stdout.write(`${line}\n`);
  const writeError = (line: string) => process.stderr.write(`${line}\n`);
  void main(process.argv.slice(2), { dataDir, authSecret, write, writeError }).then((code) => {
    process.exitCode = code;
  });
}
