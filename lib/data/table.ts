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

function checkRows(lines: readonly (readonly string[])[]): void {
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

function column(
  name: string,
  values: Float64Array,
): TableColumn {
  let missing = 0;
  for (const value of values) if (Number.isNaN(value)) missing++;
  return { name, values, missing };
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
  const hasHeader = lines[0].some((cell) =>
    numberIn(cell, decimal) === undefined
  );
  const names = lines[0].map((cell, i) =>
    hasHeader ? cell.trim() || `x${i + 1}` : `x${i + 1}`
  );
  checkNames(names);
  const body = hasHeader ? lines.slice(1) : lines;
  const [head] = lines;
  const again = hasHeader
    ? body.findIndex((cells) => cells.every((cell, i) => cell === head[i]))
    : -1;
  if (again >= 0) {
    throw new SyntaxError(
      `Cannot read the table as row ${again + 2} repeats the header`,
    );
  }
  return tableOf(
    names,
    body.length,
    (row, j) => numberIn(body[row][j], decimal),
  );
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
    columns.push(column(name, values));
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

/**
 * A table from JSON: a list of records, a record of columns, a list of rows, or a list of numbers.
 *
 * @throws {SyntaxError} If it is none of these, or rows differ in length.
 */
export function readJson(source: string): Table {
  const value: unknown = JSON.parse(source);
  const isListOf = (test: (each: unknown) => boolean) =>
    Array.isArray(value) && value.length > 0 && value.every(test);
  if (isListOf(isRecord)) {
    const records = value as Record<string, unknown>[];
    const names = [...new Set(records.flatMap((each) => Object.keys(each)))];
    return tableOf(
      names,
      records.length,
      (i, j) =>
        Object.hasOwn(records[i], names[j])
          ? jsonNumber(records[i][names[j]])
          : NaN,
    );
  }
  if (isRecord(value)) {
    const names = Object.keys(value);
    const lists = names.map((name) => value[name]) as unknown[][];
    const [first] = lists;
    const isRegular = Array.isArray(first) &&
      lists.every((list) =>
        Array.isArray(list) && list.length === first.length
      );
    if (isRegular) {
      return tableOf(names, first.length, (i, j) => jsonNumber(lists[j][i]));
    }
  }
  if (isListOf(Array.isArray)) {
    const rows = value as unknown[][];
    checkRows(rows as string[][]);
    const names = rows[0].map((_, j) => `x${j + 1}`);
    return tableOf(names, rows.length, (i, j) => jsonNumber(rows[i][j]));
  }
  if (isListOf((each) => jsonNumber(each) !== undefined)) {
    const list = value as unknown[];
    return tableOf(["x1"], list.length, (i) => jsonNumber(list[i]));
  }
  throw new SyntaxError(
    "Cannot read the data as it is neither a list of records, a record of columns, nor a list of rows",
  );
}
