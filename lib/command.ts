/**
 * The spine: everything a person changes is a command, and every command goes the same way.
 *
 * parse -> one transaction { load, authorize, run, record } -> commit -> announce. Server actions (`lib/action.ts`) and
 * REST routes (`lib/route.ts`) are two doors to the same commands, so they cannot disagree about who may do what.
 */
import type { z } from "zod";
import { record, type Details } from "./audit/record";
import { authorize, type ActionName } from "./auth/policy";
import type { SessionUser } from "./auth/roles";
import { transaction, type Tx } from "./db/client";
import { parse } from "./parse";
import type { Notice } from "./realtime/notice";
import { publish } from "./realtime/publisher";

/** What a command works with. */
export interface Work<Input, Resource> {
  tx: Tx;
  actor: SessionUser;
  input: Input;
  /** What `load` found, and the actor may change. */
  resource: Resource;
  /** Adds to the entry in the activity log. `subjectId` is the new row's, where there was none to load. */
  record(details: Details, subjectId?: string): void;
  /** Nothing was done (a repeated request): there is nothing to log. */
  unchanged(): void;
  /** Tells the browsers, after the commit. */
  announce(notice: Notice): void;
  /** Anything else that must not happen for work that was rolled back. It must not throw. */
  afterCommit(effect: () => void): void;
}

export interface Command<Schema extends z.ZodType, Output, Resource> {
  /** Permission, verb of the activity log and scope of the log, in one word. */
  name: ActionName;
  input: Schema;
  /** Finds what is to be changed, with its `assigneeId` or `ownerId` where the policy asks whose it is; throws `not_found`. */
  load?(tx: Tx, input: z.output<Schema>, actor: SessionUser): Promise<Resource>;
  run(work: Work<z.output<Schema>, Resource>): Promise<Output>;
}

/** Only a name for the compiler: it works out the types of a command from its parts. */
export const defineCommand = <Schema extends z.ZodType, Output, Resource>(
  command: Command<Schema, Output, Resource>,
): Command<Schema, Output, Resource> => command;

/**
 * Does it, in one transaction, as this person.
 * @throws AppError when the input is invalid, the thing is not there, the policy refuses, or the command itself does.
 */
export async function execute<Schema extends z.ZodType, Output, Resource>(
  command: Command<Schema, Output, Resource>,
  actor: SessionUser,
  input: unknown,
): Promise<Output> {
  const parsed = parse(command.input, input);
  const effects: (() => void)[] = [];
  const notices: Notice[] = [];

  const output = await transaction(async (tx) => {
    const resource = (await command.load?.(tx, parsed, actor)) as Resource;
    authorize(actor, command.name, resource as object | undefined);
    const log = { write: true, details: {} as Details, subjectId: idOf(resource) };
    const done = await command.run({
      tx,
      actor,
      input: parsed,
      resource,
      record: (details, subjectId = log.subjectId) => Object.assign(log, { details, subjectId }),
      unchanged: () => Object.assign(log, { write: false }),
      announce: (notice) => notices.push(notice),
      afterCommit: (effect) => effects.push(effect),
    });
    if (log.write) await writeEntry(tx, actor, command.name, log);
    return done;
  });

  publish(notices);
  for (const effect of effects) effect();
  return output;
}

const idOf = (resource: unknown): string | undefined => (resource as { id?: string } | undefined)?.id;

async function writeEntry(
  tx: Tx,
  actor: SessionUser,
  action: ActionName,
  { details, subjectId }: { details: Details; subjectId: string | undefined },
): Promise<void> {
  const [subjectType = action] = action.split(".");
  if (subjectId === undefined) throw new Error(`${action} did not say what it changed`);
  await record(tx, { actorId: actor.id, action, subjectType, subjectId, details });
}
