/**
 * Modules of Node.
 *
 * @module
 */

/** One that is loaded when it is needed, and not before: it costs a tenth of a second. */
export function builtin(name: string): unknown {
  const { process } = globalThis as unknown as {
    process: { getBuiltinModule(name: string): unknown };
  };
  return process.getBuiltinModule(name);
}
