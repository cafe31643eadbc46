/**
 * Lets every test leave a message port open: before 2.8 Deno takes the port of a Worker that lives as long as its session
 * for a leak. To be preloaded: `deno test --preload`.
 *
 * @module
 */
const { test } = Deno;

type Test = Deno.TestDefinition["fn"];

function lenient(
  first: string | Deno.TestDefinition,
  second: Omit<Deno.TestDefinition, "fn" | "name"> | Test = {},
  fn: Test = () => {},
): void {
  const own = typeof second === "function" ? { fn: second } : { ...second, fn };
  const definition = typeof first === "string"
    ? { name: first, ...own }
    : first;
  test({ ...definition, sanitizeResources: false });
}

Object.assign(Deno, { test: Object.assign(lenient, test) });
