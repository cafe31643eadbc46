/**
 * Lets every test leave a message port open: before 2.8 Deno takes the port of a Worker that lives as long as its session
 * for a leak. To be preloaded: `deno test --preload`.
 *
 * @module
 */
const { test } = Deno;

function lenient(name: string, fn: Deno.TestDefinition["fn"]): void;
function lenient(definition: Deno.TestDefinition): void;
function lenient(
  first: string | Deno.TestDefinition,
  fn: Deno.TestDefinition["fn"] = () => {},
): void {
  const definition = typeof first === "string" ? { name: first, fn } : first;
  test({ ...definition, sanitizeResources: false });
}

Object.assign(Deno, { test: Object.assign(lenient, test) });
