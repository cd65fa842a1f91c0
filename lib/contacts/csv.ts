/** Reading and writing of CSV as spreadsheets have it. */
import Papa from "papaparse";
import { AppError } from "@/lib/errors";

export const MAX_FILE_BYTES = 8 * 1024 * 1024;
const MAX_LINES = 20_000;

export interface Csv {
  encoding: string;
  delimiter: string;
  columns: string[];
  /** Without the head; each as it stands, cells trimmed. */
  lines: string[][];
}

/** Excel on Windows writes its own encoding, and semicolons where the comma is the decimal sign. */
function decode(bytes: Uint8Array): { text: string; encoding: string } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { text: new TextDecoder("utf-16le").decode(bytes), encoding: "UTF-16" };
  }
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "UTF-8" };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "Windows-1252" };
  }
}

/** @throws AppError `invalid` for a file without lines, or with too many. */
export function readCsv(bytes: Uint8Array): Csv {
  const { text, encoding } = decode(bytes);
  const { data, meta } = Papa.parse<string[]>(text.replaceAll("\0", ""), {
    skipEmptyLines: "greedy",
    delimitersToGuess: [",", ";", "\t", "|"],
  });
  const [columns, ...lines] = data.map((line) => line.map(plainCell));
  if (!columns || lines.length === 0) throw new AppError("invalid", "fileEmpty");
  if (lines.length > MAX_LINES)
    throw new AppError("invalid", "tooManyLines", { values: { most: MAX_LINES } });
  return { encoding, delimiter: meta.delimiter, columns, lines };
}

/** The apostrophe with which a spreadsheet (and our own export) says "this is text" belongs to no value. */
const plainCell = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@])/, "");

/** Excel takes the file for what it is only with this mark at its start. */
export const BYTE_ORDER_MARK = "\uFEFF";

/** One line. A cell that a spreadsheet would calculate is made text; a number with its sign is none. */
export const csvLine = (cells: readonly (string | number | null)[]): string =>
  `${cells.map((cell) => quoted(inert(cell === null ? "" : String(cell)))).join(",")}\r\n`;

const inert = (cell: string): string =>
  /^[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+([.,]\d+)?$/.test(cell) ? `'${cell}` : cell;

const quoted = (cell: string): string => (/[",\r\n;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
