/**
 * Loading data: the columns of a CSV, TSV or JSON file become names of the session.
 *
 * @module
 */
import { builtInNames } from "../../lib/expression/mod.ts";
import { readCsv, readJson, type Table } from "../../lib/data/table.ts";
import { appended } from "../session/log.ts";
import type { Block, Session } from "../session/session.ts";
import { readText } from "./read_text.ts";

// Ten times as many rows as a session is quick with.
const LARGEST = 100_000_000;

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

/** A name of the language for a column: what is no letter, digit or _ is one, and what is built in has one before it. */
function nameFor(column: string, taken: ReadonlySet<string>): string {
  const plain = column.normalize("NFC").replace(/[^\p{L}\p{M}\p{Nd}_]+/gu, "_");
  const isName = /^\p{L}/u.test(plain) && !taken.has(plain);
  return isName ? plain : `x_${plain.replace(/^_+/, "")}`;
}

/**
 * The session with the columns of a table as vectors, and all of it as a matrix under `name`.
 *
 * @throws {Error} If the file is too large, or holds no table.
 */
export async function loadData(
  path: string,
  session: Session,
  name: string | undefined,
): Promise<{ readonly session: Session; readonly block: Block }> {
  const { rows, columns, words } = await tableIn(path);
  const taken = new Set([
    ...builtInNames(),
    ..."mod and or not if otherwise where".split(" "),
  ]);
  let { scope } = session;
  const lines = [`${rows} rows`];
  for (const column of columns) {
    const own = nameFor(column.name, taken);
    taken.add(own);
    scope = scope.with(own, Array.from(column.values));
    const called = own === column.name ? own : `${own} (${column.name})`;
    lines.push(
      column.missing === 0
        ? called
        : `${called}: ${column.missing} missing, which are nan`,
    );
  }
  if (words.length > 0) lines.push(`left out as words: ${words.join(", ")}`);
  if (name !== undefined) {
    const matrix = Array.from(
      { length: rows },
      (_, i) => columns.map(({ values }) => values[i]),
    );
    scope = scope.with(name, matrix);
    lines.push(`${name}: all of them, ${rows}×${columns.length}`);
  }
  const entry = `${name === undefined ? "" : `${name} = `}load ${path}`;
  const journal = appended(session.journal, entry);
  return {
    session: { ...session, scope, journal },
    block: { kind: "text", text: lines.join("\n") },
  };
}
