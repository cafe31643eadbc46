/**
 * The command line: what the flags ask for, or what is wrong with them.
 *
 * The parsing is `@std/cli`'s where JSR answers and `minimist`'s, whose interface it shares, where it
 * does not. Both specifiers are held in constants, so that a start without flags loads neither.
 *
 * @module
 */

import { type Flag, FLAGS } from "./flag_table.ts";

/** The part of both parsers that is used here. */
export type ParseArgs = (
  args: string[],
  options: {
    readonly string: string[];
    readonly boolean: string[];
    readonly collect: string[];
    readonly alias: Record<string, string>;
    readonly unknown: (arg: string) => boolean;
  },
) => Record<string, unknown>;

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

const STD = "jsr:@std/cli@1/parse-args";
const MINIMIST = "npm:minimist@1.2.8";

/** The parser of `@std/cli`. Rejects where JSR does not answer. */
export async function stdParser(): Promise<ParseArgs> {
  return (await import(STD)).parseArgs;
}

/** The parser of `minimist`. */
export async function minimistParser(): Promise<ParseArgs> {
  return (await import(MINIMIST)).default;
}

/**
 * Reads the command line. Flags in their plain spelling need no parser, and so no network: it is
 * loaded for the other ones, such as `-he 1`.
 *
 * @throws {UsageError} If a flag is unknown, lacks its value, or there is more than one script.
 */
export async function readFlags(args: readonly string[]): Promise<Flags> {
  const isOdd = ({ flag, text }: Token) => flag === undefined && isFlag(text);
  try {
    const tokens = tokenize(args);
    return tokens.some(isOdd)
      ? parseFlags(args, await stdParser().catch(minimistParser))
      : interpret(plainly(tokens));
  } catch (error) {
    throw error instanceof UnknownFlag ? await withSuggestion(error) : error;
  }
}

/** Reads the command line with the given parser. */
export function parseFlags(args: readonly string[], parse: ParseArgs): Flags {
  const withValue = FLAGS.filter((flag) => flag.value !== undefined);
  const switches = FLAGS.filter((flag) => flag.value === undefined);
  // Neither parser takes `--no-history` for a switch of that name: those are read here already.
  const tokens = tokenize(args);
  const isRead = ({ flag }: Token) => flag !== undefined && !flag.value;
  const parsed = parse(tokens.filter((t) => !isRead(t)).map((t) => t.text), {
    string: ["_", ...withValue.map((flag) => flag.name)],
    boolean: switches.map((flag) => flag.name),
    collect: ["eval"],
    alias: Object.fromEntries(
      FLAGS.flatMap((flag) => flag.short ? [[flag.short, flag.name]] : []),
    ),
    unknown: (arg) => isFlag(arg) ? reject(arg) : true,
  });
  const read = tokens.filter(isRead).map(({ flag }) => [flag!.name, true]);
  return interpret({ ...parsed, ...Object.fromEntries(read) });
}

/** An argument, or a flag of the table with its value. */
interface Token {
  /** In a spelling that both parsers read alike: they take `-2*3` in `--eval -2*3` for a flag. */
  readonly text: string;
  readonly flag?: Flag;
  readonly value?: string;
}

function tokenize(args: readonly string[]): Token[] {
  const tokens: Token[] = [];
  for (let i = 0; i < args.length; i++) {
    const text = args[i];
    if (text === "--") {
      return tokens.concat(args.slice(i).map((text) => ({ text })));
    }
    const flag = FLAGS.find((flag) => spells(text, flag));
    if (!flag && text.startsWith("--")) reject(text);
    if (!flag) {
      tokens.push({ text });
      continue;
    }
    const equals = text.indexOf("=");
    if (flag.value === undefined) {
      if (equals >= 0) {
        throw new UsageError(`Cannot use ${text}: it takes no value`);
      }
      tokens.push({ text, flag });
      continue;
    }
    const value = equals < 0 ? args[++i] : text.slice(equals + 1);
    if (!value) {
      throw new UsageError(`Cannot use --${flag.name}: it needs a value`);
    }
    tokens.push({ text: `--${flag.name}=${value}`, flag, value });
  }
  return tokens;
}

/** What a parser makes of flags that are all in the table. */
function plainly(tokens: readonly Token[]): Record<string, unknown> {
  const named = (name: string) =>
    tokens.filter(({ flag }) => flag?.name === name);
  const read = FLAGS.map(({ name, value }) => [
    name,
    value === undefined
      ? named(name).length > 0
      : named(name).map((token) => token.value),
  ]);
  const rest = tokens.filter(({ flag }) => flag === undefined);
  return { ...Object.fromEntries(read), _: rest.map(({ text }) => text) };
}

function isFlag(arg: string): boolean {
  return arg.startsWith("-") && arg !== "-";
}

function spells(arg: string, flag: Flag): boolean {
  const spelled = arg.split("=", 1)[0];
  return spelled === `--${flag.name}` || spelled === `-${flag.short}`;
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

function interpret(parsed: Record<string, unknown>): Flags {
  const scripts = parsed._ as readonly string[];
  const evals = [parsed.eval ?? []].flat().map(String);
  if (evals.includes("")) {
    throw new UsageError("Cannot use --eval: it needs a value");
  }
  if (scripts.length > 1 || scripts.length === 1 && evals.length > 0) {
    throw new UsageError(
      `Cannot run ${[...evals, ...scripts].join(" and ")}: ` +
        "one script at a time, or --eval",
    );
  }
  const last = (name: string) => [parsed[name] ?? []].flat().at(-1);
  const method = last("method");
  const seed = last("seed");
  const completions = last("completions");
  return {
    ...(scripts.length === 1 && { script: scripts[0] }),
    ...(method !== undefined && { method: String(method) }),
    ...(seed !== undefined && { seed: String(seed) }),
    ...(completions !== undefined && { completions: String(completions) }),
    evals,
    on: new Set(
      FLAGS.map((flag) => flag.name).filter((name) => parsed[name] === true),
    ),
  };
}
