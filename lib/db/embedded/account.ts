/**
 * PostgreSQL refuses to run as root. Where we are root, the embedded database runs as a system user without privileges;
 * elsewhere as we do.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { StartError } from "@/lib/terminal";

export interface Account {
  uid: number;
  gid: number;
}

const systemUser = "postgres";

/**
 * Who runs the database that lies (or will lie) in `directory`; null means: as this process. An existing database stays
 * with its owner.
 */
export function databaseAccount(directory: string): Account | null {
  const me = process.getuid?.();
  const owner = fs.statSync(directory, { throwIfNoEntry: false });
  if (me !== 0) {
    if (owner && owner.uid !== me) throw new StartError("errorOwner", { directory });
    return null;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return findUser() ?? createUser();
}

function findUser(): Account | undefined {
  const ask = (flag: string) => spawnSync("id", [flag, systemUser], { encoding: "utf8" }).stdout?.trim();
  const [uid, gid] = [ask("-u"), ask("-g")];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function createUser(): Account {
  spawnSync("groupadd", ["--system", systemUser], { stdio: "ignore" });
  const options = ["--system", "--gid", systemUser, "--no-create-home", "--shell", "/usr/sbin/nologin"];
  spawnSync("useradd", [...options, systemUser], { stdio: "ignore" });
  const made = findUser();
  if (!made) throw new StartError("errorAccount");
  return made;
}

/** Whether `account` may enter a folder (`-x`) or read a file (`-r`): asked of the system, which knows all its rules. */
export function mayUse(account: Account, flag: "-x" | "-r", entry: string): boolean {
  return spawnSync("test", [flag, entry], { ...account, cwd: "/", stdio: "ignore" }).status === 0;
}
