/**
 * Tables of numbers from text: CSV, TSV and JSON, by columns.
 *
 * @module
 */

/** One column: its name, and a number for each row; NaN where the row has none. */
export interface TableColumn {
  /** The name in the header; x1, x2 and so on without one. */
  readonly name: string;
  /** The numbers, in the order of the rows. */
  readonly values: Float64Array;
  /** How many rows have no number here. */
  readonly missing: number;
}

/** A table of numbers. */
export interface Table {
  /** How many rows there are, the header not among them. */
  readonly rows: number;
  /** The columns of numbers, in order. */
  readonly columns: readonly TableColumn[];
  /** The names of columns that hold words: they are left out. */
  readonly words: readonly string[];
}

// What programs write where there is no number.
const MISSING = new Set(["", "na", "n/a", "nan", "null", "none", "?", "-"]);

/** A cell as a number: NaN where it is missing, undefined where it is a word. */
function numberIn(cell: string, decimal: "." | ","): number | undefined {
  const quick = decimal === "." ? Number(cell) : NaN;
  // A blank cell is no 0.
  if (!Number.isNaN(quick) && (quick !== 0 || /\d/.test(cell))) return quick;
  const text = cell.trim();
  if (MISSING.has(text.toLowerCase())) return NaN;
  const value = Number(decimal === "," ? text.replace(",", ".") : text);
  return Number.isNaN(value) ? undefined : value;
}

/** The sign between the cells: the one that the first line has most of. */
function separatorOf(line: string): string {
  const plain = line.replace(/"[^"]*"/g, "");
  const count = (sign: string) => plain.split(sign).length;
  return ["\t", ";", ","].reduce(
    (best, sign) => count(sign) > count(best) ? sign : best,
    ",",
  );
}

/** The cells of each line; quoted ones may hold separators, line breaks and doubled quotes (RFC 4180). */
function cellsOf(text: string, separator: string): string[][] {
  const lines: string[][] = [];
  if (!text.includes('"')) {
    for (const line of text.split(/\r?\n|\r/)) {
      if (line.trim() !== "") lines.push(line.split(separator));
    }
    return lines;
  }
  let cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (let i = 0; i <= text.length; i++) {
    const sign = text[i];
    if (isQuoted && sign !== undefined) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') cell += text[++i];
      else isQuoted = false;
    } else if (sign === '"') isQuoted = true;
    else if (sign === separator) {
      cells.push(cell);
      cell = "";
    } else if (sign === "\n" || sign === "\r" || sign === undefined) {
      if (cells.length > 0 || cell.trim() !== "") lines.push([...cells, cell]);
      cells = [];
      cell = "";
    } else cell += sign;
  }
  if (isQuoted) {
    throw new SyntaxError("Cannot read the table as a quote is never closed");
  }
  return lines;
}

function checkRows(lines: readonly (readonly unknown[])[]): void {
  const width = lines[0].length;
  const odd = lines.findIndex((cells) => cells.length !== width);
  if (odd < 0) return;
  throw new SyntaxError(
    `Cannot read the table as row ${odd + 1} has ${
      lines[odd].length
    } cells, and the first has ${width}`,
  );
}

function checkNames(names: readonly string[]): void {
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice === undefined) return;
  throw new SyntaxError(
    `Cannot read the table as two columns are called ${twice}`,
  );
}

/**
 * A table from CSV or TSV: cells between commas, semicolons or tabs, with a header where the first line
 * holds words. Where semicolons part the cells, a comma may be the decimal sign.
 *
 * @throws {SyntaxError} If rows differ in length, a name appears twice, or there is no number.
 *
 * @example
 * ```ts
 * import { readCsv } from "./table.ts";
 * import assert from "node:assert/strict";
 *
 * const { rows, columns } = readCsv("age,height\n3,98\n5,NA\n");
 * assert.equal(rows, 2);
 * assert.deepEqual(columns.map((each) => [each.name, each.missing]), [["age", 0], ["height", 1]]);
 * ```
 */
export function readCsv(source: string): Table {
  const text = source.startsWith("\ufeff") ? source.slice(1) : source;
  const separator = separatorOf(/^[^\r\n]*/.exec(text)![0]);
  const decimal = separator === ";" && !/\d\.\d/.test(text.slice(0, 10_000))
    ? ","
    : ".";
  const lines = cellsOf(text, separator);
  if (lines.length === 0) {
    throw new SyntaxError("Cannot read the table as it is empty");
  }
  checkRows(lines);
  const [head] = lines;
  const hasHeader = head.some((cell) => numberIn(cell, decimal) === undefined);
  const body = hasHeader ? lines.slice(1) : lines;
  const isHead = (cells: string[]) =>
    cells.every((cell, i) => cell === head[i]);
  const again = hasHeader ? body.findIndex(isHead) : -1;
  const names = head.map((cell, i) => hasHeader && cell.trim() || `x${i + 1}`);
  checkNames(names);
  if (again >= 0) {
    throw new SyntaxError(
      `Cannot read the table as row ${again + 2} repeats the header`,
    );
  }
  const number = (i: number, j: number) => numberIn(body[i][j], decimal);
  return tableOf(names, body.length, number);
}

/** The columns of which every cell is a number or missing. */
function tableOf(
  names: readonly string[],
  rows: number,
  cell: (row: number, column: number) => number | undefined,
): Table {
  const columns: TableColumn[] = [];
  const words: string[] = [];
  names.forEach((name, j) => {
    const values = new Float64Array(rows);
    for (let i = 0; i < rows; i++) {
      const value = cell(i, j);
      if (value === undefined) return words.push(name);
      values[i] = value;
    }
    columns.push({ name, values, missing: values.filter(Number.isNaN).length });
  });
  if (columns.length === 0 || rows === 0) {
    throw new SyntaxError(
      "Cannot read the table as it holds no column of numbers",
    );
  }
  return { rows, columns, words };
}

/** A value of JSON as a number. */
function jsonNumber(value: unknown): number | undefined {
  if (value === null || value === undefined) return NaN;
  if (typeof value === "boolean") return Number(value);
  return typeof value === "number" ? value : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is a list that is not empty, of such items. */
function isListOf<T>(
  value: unknown,
  isItem: (item: unknown) => item is T,
): value is T[] {
  return Array.isArray(value) && value.length > 0 && value.every(isItem);
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value);
}

/**
 * A table from JSON: a list of records, a record of columns, a list of rows, or a list of numbers.
 *
 * @throws {SyntaxError} If it is none of these, or rows differ in length.
 */
export function readJson(source: string): Table {
  const value: unknown = JSON.parse(source);
  if (isListOf(value, isRecord)) {
    const names = [...new Set(value.flatMap((each) => Object.keys(each)))];
    const valueAt = (i: number, name: string) =>
      Object.hasOwn(value[i], name) ? jsonNumber(value[i][name]) : NaN;
    return tableOf(names, value.length, (i, j) => valueAt(i, names[j]));
  }
  if (isRecord(value)) {
    const names = Object.keys(value);
    const lists = Object.values(value);
    const isRegular = isListOf(
      lists,
      (list): list is unknown[] =>
        Array.isArray(list) && list.length === (lists[0] as unknown[]).length,
    );
    if (isRegular) {
      const cell = (i: number, j: number) => jsonNumber(lists[j][i]);
      return tableOf(names, lists[0].length, cell);
    }
  }
  if (isListOf(value, isList)) {
    checkRows(value);
    const names = value[0].map((_, j) => `x${j + 1}`);
    return tableOf(names, value.length, (i, j) => jsonNumber(value[i][j]));
  }
  if (
    isListOf(value, (each): each is unknown => jsonNumber(each) !== undefined)
  ) {
    return tableOf(["x1"], value.length, (i) => jsonNumber(value[i]));
  }
  throw new SyntaxError(
    "Cannot read the data as it is neither a list of records, a record of columns, nor a list of rows",
  );
}
