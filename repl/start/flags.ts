/**
 * The command line: what the flags ask for, or what is wrong with them. Two parsers read the one table of flags: that of
 * `node:util`, which is always there, and that of `@std/cli`, where an interactive start has fetched it. Words that stand
 * in the table as they were typed need neither.
 *
 * @module
 */

import { type Flag, FLAGS } from "./flag_table.ts";

/** What the command line asks for. */
export interface Flags {
  /** The script to run: a path, "-" for standard input, nothing for the terminal. */
  readonly script?: string;
  /** The texts of `--eval`, in order. */
  readonly evals: readonly string[];
  /** The name given with `--method`. */
  readonly method?: string;
  /** The number given with `--seed`. */
  readonly seed?: string;
  /** The shell given with `--completions`. */
  readonly completions?: string;
  /** The switches that are on, by name. */
  readonly on: ReadonlySet<string>;
}

/** A command line that cannot be followed; the process leaves with 2. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** A flag that is not in the table. */
class UnknownFlag extends UsageError {
  readonly flag: string;

  constructor(flag: string, hint = "see --help") {
    super(`Cannot use ${flag}: no such flag; ${hint}`);
    this.flag = flag;
  }
}

/** A flag as it was given, with its value where it has one. */
export interface Given {
  readonly flag: Flag;
  readonly value?: string | undefined;
}

/** What a parser makes of a command line. */
export interface Parsed {
  readonly given: readonly Given[];
  readonly scripts: readonly string[];
}

/** A parser that reads the table of flags. */
export type Parser = (args: readonly string[]) => Parsed;

/**
 * Reads the command line.
 *
 * @throws {UsageError} If a flag is unknown, lacks its value, or there is more than one script.
 */
export async function readFlags(
  args: readonly string[],
  parser?: Parser,
): Promise<Flags> {
  try {
    const parsed = parser?.(args) ?? asInTable(args) ??
      (await nodeParser())(args);
    return interpret(parsed);
  } catch (error) {
    throw error instanceof UnknownFlag ? await withSuggestion(error) : error;
  }
}

/**
 * A command line of nothing but flags by their whole names, their values as words of their own, and scripts; undefined
 * for any other. Most are like that, and loading `node:util` takes half as long as an empty program.
 */
export function asInTable(args: readonly string[]): Parsed | undefined {
  const given: Given[] = [];
  const scripts: string[] = [];
  const words = args.values();
  for (const word of words) {
    if (word === "-" || !word.startsWith("-")) {
      scripts.push(word);
      continue;
    }
    const flag = FLAGS.find(({ name, short }) =>
      word === `--${name}` || short !== undefined && word === `-${short}`
    );
    if (!flag) return undefined;
    const value = flag.value && words.next().value;
    given.push(checked({ flag, value }));
  }
  return { given, scripts };
}

/** The parser of `node:util`. It is loaded where there is something to parse. */
export async function nodeParser(): Promise<Parser> {
  const { parseArgs } = await import("node:util");
  const options = Object.fromEntries(FLAGS.map(({ name, short, value }) => [
    name,
    {
      type: value === undefined ? "boolean" as const : "string" as const,
      ...(short && { short }),
    },
  ]));
  return (args) => {
    const { tokens } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      // Its own errors speak of options in general; ours, made below, of these flags.
      strict: false,
      tokens: true,
    });
    const given = tokens.filter((token) => token.kind === "option").map(
      ({ name, rawName, value }) => ({
        flag: flagNamed(name, rawName),
        // -e=1, as short flags are written by some.
        value: rawName.startsWith("--") ? value : value?.replace(/^=/, ""),
      }),
    );
    const scripts = tokens.filter((token) => token.kind === "positional")
      .map(({ value }) => value);
    return { given: given.map(checked), scripts };
  };
}

/** The part of `@std/cli/parse-args` that is used here. */
export type StdParseArgs = (
  args: string[],
  options: {
    readonly string: string[];
    readonly boolean: string[];
    readonly collect: string[];
    readonly alias: Record<string, string>;
    readonly unknown: (arg: string) => boolean;
  },
) => Record<string, unknown> & { _: readonly unknown[] };

/** The parser of `@std/cli`, once it has been loaded. */
export function stdParser(parseArgs: StdParseArgs): Parser {
  const [withValue, switches] = [true, false].map((takes) =>
    FLAGS.filter(({ value }) => takes === (value !== undefined))
  );
  const named = (flags: readonly Flag[]) => flags.map(({ name }) => name);
  return (args) => {
    const parsed = parseArgs([...args], {
      string: ["_", ...named(withValue)],
      boolean: named(switches),
      collect: named(withValue),
      alias: Object.fromEntries(
        FLAGS.flatMap(({ name, short }) => short ? [[short, name]] : []),
      ),
      unknown: (arg) => arg.startsWith("-") && arg !== "-" ? reject(arg) : true,
    });
    const given = FLAGS.flatMap((flag): Given[] => {
      const found = parsed[flag.name];
      return flag.value === undefined
        ? found === true ? [{ flag }] : []
        : [found ?? []].flat().map((value) => ({ flag, value: String(value) }));
    });
    return { given: given.map(checked), scripts: parsed._.map(String) };
  };
}

function flagNamed(name: string, spelled: string): Flag {
  return FLAGS.find((flag) => flag.name === name) ?? reject(spelled);
}

/** The flag, if it has a value where it needs one and none where it takes none. */
function checked({ flag, value }: Given): Given {
  if (flag.value === undefined) {
    if (value === undefined) return { flag };
    throw new UsageError(
      `Cannot use --${flag.name}=${value}: it takes no value`,
    );
  }
  if (value) return { flag, value };
  throw new UsageError(`Cannot use --${flag.name}: it needs a value`);
}

function reject(arg: string): never {
  throw new UnknownFlag(arg.split("=")[0]);
}

/** The error with the flag that was meant, for which the library is loaded: only errors need it. */
async function withSuggestion({ flag }: UnknownFlag): Promise<UnknownFlag> {
  const { nearestName } = await import("../../lib/expression/mod.ts");
  const name = flag.replace(/^-+/, "");
  const suggestion = nearestName(name, FLAGS.map(({ name }) => name));
  return new UnknownFlag(flag, suggestion && `did you mean --${suggestion}?`);
}

function interpret({ given, scripts }: Parsed): Flags {
  const valuesOf = (name: string) =>
    given.filter(({ flag }) => flag.name === name).map(({ value }) => value!);
  const evals = valuesOf("eval");
  if (scripts.length > 1 || scripts.length === 1 && evals.length > 0) {
    throw new UsageError(
      `Cannot run ${[...evals, ...scripts].join(" and ")}: ` +
        "one script at a time, or --eval",
    );
  }
  const method = valuesOf("method").at(-1);
  const seed = valuesOf("seed").at(-1);
  const completions = valuesOf("completions").at(-1);
  return {
    ...(scripts.length === 1 && { script: scripts[0] }),
    ...(method !== undefined && { method }),
    ...(seed !== undefined && { seed }),
    ...(completions !== undefined && { completions }),
    evals,
    on: new Set(
      given.filter(({ flag }) => flag.value === undefined)
        .map(({ flag }) => flag.name),
    ),
  };
}
