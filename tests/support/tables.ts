/**
 * The measured tables of a text, each between `<!-- table: NAME -->` and `<!-- end of table -->`.
 *
 * @module
 */

const TABLE = /^<!-- table: (\S+) -->\n([^]*?)^<!-- end of table -->$/gmu;
const ANY_MARKER = /^<!-- (?:table: \S+|end of table) -->$/gmu;

/**
 * The names of the tables, in their order.
 *
 * @throws {SyntaxError} If a marker has no partner, or a name is there twice.
 */
export function namesOf(text: string): string[] {
  const tables = [...text.matchAll(TABLE)];
  const names = tables.map(([, name]) => name);
  const nested = tables.some(([, , body]) => body.match(ANY_MARKER));
  const markers = text.match(ANY_MARKER)?.length ?? 0;
  if (nested || markers !== 2 * names.length) {
    throw new SyntaxError(
      "Cannot find the tables: a marker has no partner",
    );
  }
  if (new Set(names).size < names.length) {
    throw new SyntaxError(
      `Cannot find the tables: a name of ${names.join(", ")} is there twice`,
    );
  }
  return names;
}

/** The text with what is given in place of the tables of these names. */
export function withTables(
  text: string,
  tables: ReadonlyMap<string, string>,
): string {
  const names = namesOf(text);
  for (const name of tables.keys()) {
    if (!names.includes(name)) {
      throw new RangeError(
        `Cannot place the table "${name}": there are ${names.join(", ")}`,
      );
    }
  }
  return text.replace(TABLE, (whole, name) => {
    const table = tables.get(name);
    return table === undefined
      ? whole
      : `<!-- table: ${name} -->\n\n${table}\n\n<!-- end of table -->`;
  });
}
