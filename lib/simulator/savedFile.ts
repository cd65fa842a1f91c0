/** One JSON file that follows a value in memory: written a moment after a change, whole or not at all. */
import fs from "node:fs";
import path from "node:path";

const debounceMs = 250;

/** What the file holds; null when there is none. A file that cannot be read is put aside, so that nothing is lost. */
export function loadSaved<Value>(file: string): Value | null {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8")) as Value;
  } catch {
    if (fs.existsSync(file)) fs.renameSync(file, `${file}.unreadable`);
    return null;
  }
}

/** Replaces the file in one step, readable by its owner only. */
export async function replaceFile(file: string, content: string): Promise<void> {
  const draft = `${file}.new`;
  await fs.promises.writeFile(draft, content, { mode: 0o600 });
  await fs.promises.rename(draft, file);
}

export class SavedFile {
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly file: string,
    private readonly value: () => unknown,
  ) {
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  }

  /** Says that the value changed. Many changes in a row become one write. */
  changed(): void {
    this.timer ??= setTimeout(() => void this.flush(), debounceMs);
  }

  /** Resolves when everything that changed so far is on disk. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    // One write at a time; a failed one (a full disk) must not stop the next.
    this.writing = this.writing
      .catch(() => undefined)
      .then(() => replaceFile(this.file, JSON.stringify(this.value())));
    return this.writing;
  }
}
