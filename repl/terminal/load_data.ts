/**
 * Loading data: the columns of a CSV, TSV or JSON file become names of the session.
 *
 * @module
 */
import { builtInNames, columnName } from "../../lib/expression/mod.ts";
import { readCsv, readJson, type Table } from "../../lib/data/table.ts";
import { appended } from "../session/log.ts";
import type { Block, Session } from "../session/session.ts";
import { readText } from "./read_text.ts";

// Ten times as many rows as a session is quick with.
const LARGEST = 100_000_000;

// What no name of a session can be.
const WORDS = [
  ...builtInNames(),
  ..."mod and or not if otherwise where".split(" "),
];

/** Whether a path is that of data. */
export function isData(path: string): boolean {
  return /\.(csv|tsv|json)$/i.test(path);
}

/** The table in a file. */
async function tableIn(path: string): Promise<Table> {
  const { size } = await Deno.stat(path);
  if (size > LARGEST) {
    const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
    throw new RangeError(
      `it holds ${megabytes(size)}, and data may have ${megabytes(LARGEST)}`,
    );
  }
  const text = await readText(path);
  return /\.json$/i.test(path) ? readJson(text) : readCsv(text);
}

/** A name for a column, unlike those that are taken: what is no letter, digit or _ is a _. */
function nameFor(column: string, taken: Set<string>): string {
  const plain = columnName("", column).slice(1);
  const first = /^\p{L}/u.test(plain) && !taken.has(plain)
    ? plain
    : `x_${plain.replace(/^_+/, "")}`;
  let name = first;
  for (let i = 2; taken.has(name); i++) name = `${first}_${i}`;
  taken.add(name);
  return name;
}

/** The table as a matrix, row by row. */
function matrixOf({ rows, columns }: Table): number[][] {
  return Array.from(
    { length: rows },
    (_, i) => columns.map(({ values }) => values[i]),
  );
}

/**
 * The session with the columns of a table: as vectors by their names, or where `name` is given as `name.column`, with
 * all of them under `name` as a matrix.
 *
 * @throws {Error} If the file is too large, or holds no table.
 */
export async function loadData(
  path: string,
  session: Session,
  name: string | undefined,
): Promise<{ readonly session: Session; readonly block: Block }> {
  const table = await tableIn(path);
  // A column of a table may have any name, as it stands behind a point.
  const taken = new Set(name === undefined ? WORDS : []);
  let { scope } = session;
  const lines = [`${table.rows} rows`];
  if (name !== undefined) {
    scope = scope.withoutColumns(name).with(name, matrixOf(table));
    lines[0] = `${name}: ${table.rows}×${table.columns.length}`;
  }
  for (const column of table.columns) {
    const own = nameFor(column.name, taken);
    const full = name === undefined ? own : `${name}.${own}`;
    scope = scope.with(full, Array.from(column.values));
    const called = own === column.name ? full : `${full} (${column.name})`;
    lines.push(
      column.missing === 0
        ? called
        : `${called}: ${column.missing} missing, which are nan`,
    );
  }
  const { words } = table;
  if (words.length > 0) lines.push(`left out as words: ${words.join(", ")}`);
  const entry = `${name === undefined ? "" : `${name} = `}load ${path}`;
  const journal = appended(session.journal, entry);
  return {
    session: { ...session, scope, journal },
    block: { kind: "text", text: lines.join("\n") },
  };
}
