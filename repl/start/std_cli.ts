/**
 * The packages of `@std/cli`: its version is written here and nowhere else.
 *
 * @module
 */
import type { Packages } from "../../lib/registry/fetch.ts";
import type { StdParseArgs } from "./flags.ts";

// As a constant: Deno downloads what a literal names even where it is never imported.
const PARSE_ARGS: string = "jsr:@std/cli@1.0.32/parse-args";

/** Its parser of command lines. */
export const STD_CLI: Packages<StdParseArgs> = {
  specifiers: [PARSE_ARGS],
  load: async () => (await import(PARSE_ARGS)).parseArgs,
};
