/**
 * A test for each row of a table, as `Deno.test.each` makes them in Deno 2.9: the suite runs in older ones, too.
 *
 * @module
 */

/** Registers the tests; `%s` or `%d` in their name is the next argument as text, `%j` as JSON. */
export type Register<Row extends readonly unknown[]> = (
  name: string,
  action: (...row: [...Row]) => void | Promise<void>,
) => void;

/** The tests of a table: a row that is a list becomes the arguments, any other the only one. */
export function testEach<Row extends readonly [unknown, ...unknown[]]>(
  table: readonly Row[],
): Register<Row>;
export function testEach<Item>(table: readonly Item[]): Register<[Item]>;
export function testEach(table: readonly unknown[]): Register<unknown[]> {
  return (name, action) => {
    for (const row of table) {
      const list: unknown[] = Array.isArray(row) ? row : [row];
      let next = 0;
      const filled = name.replace(/%([sdj])/g, (_, kind: string) => {
        const argument = list[next++];
        return kind === "j" ? JSON.stringify(argument) : String(argument);
      });
      Deno.test(filled, () => action(...list));
    }
  };
}
