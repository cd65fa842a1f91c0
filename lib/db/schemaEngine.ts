/**
 * Prisma's own schema engine, as WebAssembly from npm, on an ordinary connection: migrations need no binary that would
 * have to be downloaded.
 */
import fs from "node:fs";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaContainer, SchemaEngine, SchemaFilter } from "@prisma/schema-engine-wasm";
import { type DatabaseError, Pool, type QueryResult } from "pg";

const schemaPath = "prisma/schema.prisma";
const migrationsPath = "prisma/migrations";

/** Nothing of the database is outside the schema's care except other PostgreSQL schemas (the queue's). */
export const everything: SchemaFilter = { externalTables: [], externalEnums: [] };

/** schema.prisma as the engine takes it. */
export const schemaFiles = (): SchemaContainer[] => [
  { path: schemaPath, content: fs.readFileSync(schemaPath, "utf8") },
];

/** The migrations of this code, oldest first, as the engine takes them. */
export function migrationList(): MigrationList {
  const names = fs
    .readdirSync(migrationsPath, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir: path.resolve(migrationsPath),
    lockfile: {
      path: "migration_lock.toml",
      content: fs.readFileSync(path.join(migrationsPath, "migration_lock.toml"), "utf8"),
    },
    shadowDbInitScript: "",
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: {
          tag: "ok",
          value: fs.readFileSync(path.join(migrationsPath, name, "migration.sql"), "utf8"),
        },
      },
    })),
  };
}

/** Runs `work` with an engine on the database of `url`, and closes its connections. */
export async function withSchemaEngine<T>(
  url: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const pool = new Pool({ connectionString: url, max: 4, application_name: "hilo-migrate" });
  pool.on("error", () => undefined);
  try {
    const Engine = await loadEngine();
    const adapter = bindMigrationAwareSqlAdapterFactory(wholeScripts(pool));
    const engine = await Engine.new({ datamodels: undefined }, () => undefined, adapter);
    return await work(engine).finally(() => engine.free());
  } finally {
    await pool.end();
  }
}

/**
 * Prisma's adapter cuts a script at every semicolon, also inside a function's body, and runs the pieces one by one. Sent
 * whole, a script is one implicit transaction: it happens entirely or not at all.
 */
function wholeScripts(pool: Pool): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(nameCharColumns(pool));
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.executeScript = async (script) => {
      await pool.query(script).catch((error: DatabaseError) => {
        const { code = "", severity = "ERROR", message, detail, column, hint } = error;
        throw new DriverAdapterError({ kind: "postgres", code, severity, message, detail, column, hint });
      });
    };
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      const { CharacterArray, Character } = ColumnTypeEnum;
      const columnTypes = result.columnTypes.map((type) => (type === CharacterArray ? Character : type));
      return { ...result, columnTypes };
    };
    return adapter;
  };
  return factory;
}

/** PostgreSQL's one-byte "char", in which the catalogue says what kind a constraint is, and its array. */
const char = 18;
const charArray = 1002;

/** The adapter knows arrays of "char" but not "char" itself: it comes as the array, and is named rightly above. */
function nameCharColumns(pool: Pool): Pool {
  const query = pool.query.bind(pool) as (
    config: unknown,
    values?: unknown,
  ) => Promise<QueryResult | QueryResult[]>;
  const named = async (config: unknown, values?: unknown) => {
    const result = await query(config, values);
    for (const one of [result].flat()) {
      for (const field of one.fields) if (field.dataTypeID === char) field.dataTypeID = charArray;
    }
    return result;
  };
  return Object.assign(pool, { query: named });
}

let loading: Promise<typeof SchemaEngine> | undefined;

const loadEngine = () => (loading ??= instantiate());

async function instantiate(): Promise<typeof SchemaEngine> {
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const file = path.join(
    path.dirname(require.resolve("@prisma/schema-engine-wasm")),
    "schema_engine_bg.wasm",
  );
  const imports = { "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports };
  const { instance } = await WebAssembly.instantiate(fs.readFileSync(file), imports);
  const engine = bindings as unknown as EngineModule;
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return engine.SchemaEngine;
}

/** The generated bindings: their own types leave out how they are given the module. */
interface EngineModule {
  SchemaEngine: typeof SchemaEngine;
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
}
