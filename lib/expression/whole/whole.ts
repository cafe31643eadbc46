/**
 * Functions of many numbers: computed array by array, where writing out each number would take longer than
 * all that is done with it.
 *
 * @module
 */
import type { Condition } from "../explain/conditions.ts";
import { partText } from "../explain/place.ts";
import { namesIn } from "../graph/graph_tree.ts";
import { wholeName } from "../graph/parameters.ts";
import { isBarePrime } from "../syntax/derivative.ts";
import { children, type Definition, type Tree } from "../syntax/tree.ts";
import { type Place, PLACES, powerPlace } from "../table/places.ts";
import type { Names } from "../graph/lower.ts";
import type {
  ArrayValue,
  CompiledFunction,
  EvaluationOptions,
  Value,
} from "../value.ts";
import type { Column } from "../codegen/columns.ts";
import { MAKERS, REDUCTIONS } from "./functions.ts";
import { type Part, Parts } from "./parts.ts";
import { bound, Evaluation, type Listener } from "./evaluate.ts";
import { Tape, type Variable } from "./tape.ts";
import {
  commonShape,
  elementsOf,
  nested,
  spread,
  Unsupported,
  type Whole,
  wholeOf,
} from "./tensor.ts";

// From so many numbers on a function is computed array by array, as both ways then take about as long for a gradient,
// and the code of one that is written out takes 100 ms to make. Inverses and sorts grow quickly when they are written
// out; in a sum with a counter each term would be written for each element.
const MANY = 250;
const MANY_TO_SOLVE = 16;
const MANY_IN_SERIES = 100;
const GROWING = new Set(["inv", "det", "solve", "sort", "median"]);

function count(value: unknown): number {
  if (typeof value === "number") return 1;
  if (!Array.isArray(value) && !ArrayBuffer.isView(value)) return 0;
  const { length } = value as ArrayLike<unknown>;
  return length === 0 ? 0 : length * count((value as ArrayLike<unknown>)[0]);
}

export function areMany(values: Iterable<unknown>, most: number): boolean {
  let sum = 0;
  for (const value of values) sum += count(value);
  return sum > most;
}

/** How many numbers an expression is written out for, one by one. */
function mostWritten(body: Tree): number {
  const grows = calledIn(body).some((name) => GROWING.has(name));
  return grows ? MANY_TO_SOLVE : MANY;
}

/** What is known of one number at a time. */
const WRITTEN_OUT = ["prime", "derivative", "at"] as const;

/** Whether a tree is of the kinds that are computed array by array. */
export function canBeWhole(body: Tree): boolean {
  const kinds = kindsIn(body);
  return !WRITTEN_OUT.some((kind) => kinds.has(kind));
}

/** Whether a function of these arguments is computed array by array. */
export function isWhole(
  body: Tree,
  args: readonly unknown[],
  captured: Iterable<unknown>,
): boolean {
  // Over data alone a sum with a counter is a loop as quick as one written by hand.
  const isMany = kindsIn(body).has("series")
    ? areMany(args, MANY_IN_SERIES)
    : areMany([...args, ...captured], mostWritten(body));
  return isMany && canBeWhole(body);
}

/** The kinds of the parts of a tree; a transpose is no derivative. */
function kindsIn(body: Tree): Set<Tree["kind"]> {
  const kinds = new Set<Tree["kind"]>();
  const pending = [body];
  for (let tree = pending.pop(); tree; tree = pending.pop()) {
    if (tree.kind !== "derivative" || !isBarePrime(tree)) kinds.add(tree.kind);
    pending.push(...children(tree));
  }
  return kinds;
}

/** The names of the functions that are called. */
function calledIn(body: Tree): string[] {
  const names: string[] = [];
  const pending = [body];
  for (let tree = pending.pop(); tree; tree = pending.pop()) {
    if (tree.kind === "call") names.push(tree.name);
    pending.push(...children(tree));
  }
  return names;
}

/** A value that is an array, or those that a compiled function has taken. */
function valuesOf(value: Value | undefined): unknown[] {
  if (typeof value !== "function") return [value];
  const { captured } = value as unknown as Partial<CompiledFunction>;
  return captured instanceof Map
    ? [...captured.values()].filter((each) => typeof each !== "function")
    : [];
}

/** The values that a definition takes from the scope, where they are many and it is computed array by array. */
export function manyCaptured(
  { body }: Pick<Definition, "body">,
  scope: Names,
  captured: () => ReadonlyMap<string, Value>,
): ReadonlyMap<string, Value> | undefined {
  const names = [...namesIn([body]), ...calledIn(body)];
  const values = names.flatMap((name) => valuesOf(scope.get(name)));
  return isWhole(body, [], values) ? captured() : undefined;
}

/** Whether an expression makes arrays out of nothing but their lengths, which may be large. */
function makesArrays(tree: Tree): boolean {
  const pending = [tree];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === "range" && node.from) return true;
    if (node.kind === "call" && MAKERS.has(node.name)) return true;
    pending.push(...children(node));
  }
  return false;
}

/** The value of an expression over many numbers of the scope or new ones; undefined where they are few, or it is written out. */
export function wholeValue(
  tree: Tree,
  scope: Names,
  { measured, random }: EvaluationOptions = {},
): { readonly value: ArrayValue } | undefined {
  const isMany = manyCaptured({ body: tree }, scope, () => new Map());
  if (!isMany) {
    const isMeasured = namesIn([tree]).values().some((name) =>
      measured?.(name)
    );
    if (!canBeWhole(tree) || isMeasured || !makesArrays(tree)) return undefined;
  }
  return supported(() => {
    const evaluation = new Evaluation(new Tape(), scope, { random });
    return { value: nested(evaluation.of(tree, new Map())) };
  });
}

/** What a function of many numbers does; each part is undefined where it has to be written out after all. */
export interface WholeFunction {
  readonly value: (
    args: readonly unknown[],
  ) => { readonly value: unknown } | undefined;
  readonly gradient: (
    args: readonly unknown[],
  ) => { readonly value: unknown } | undefined;
  readonly conditions: (args: readonly unknown[]) => Condition[] | undefined;
  /** Its parts from the arguments up, the last one the result, all with their adjoints. */
  readonly parts: (args: readonly unknown[]) => Part[] | undefined;
}

/** The function of a definition, computed array by array. */
export function wholeFunction(
  { parameters, body }: Pick<Definition, "parameters" | "body">,
  captured: ReadonlyMap<string, Value>,
): WholeFunction {
  const run = (args: readonly unknown[], listener?: Listener) => {
    const tape = new Tape();
    if (args.length !== parameters.length) throw new Unsupported("arguments");
    const given = args.map((arg) => {
      const whole: Whole | undefined = wholeOf(arg);
      if (!whole) throw new Unsupported("argument");
      return tape.given(whole, true);
    });
    const names = bound(tape, parameters, given);
    const result = new Evaluation(tape, captured, listener).of(body, names);
    return { tape, given, result };
  };
  return {
    value: (args) => supported(() => ({ value: nested(run(args).result) })),
    gradient: (args) =>
      supported(() => {
        const { tape, given, result } = run(args);
        if (result.shape.length > 0) throw new Unsupported("result");
        tape.back(result);
        const parts = given.map(({ shape, adjoint }) =>
          nested({ shape, data: adjoint })
        );
        return { value: parts.length === 1 ? parts[0] : parts };
      }),
    parts: (args) =>
      supported(() => {
        const parts = new Parts();
        const { tape, given, result } = run(args, parts);
        if (result.shape.length > 0) throw new Unsupported("result");
        tape.back(result);
        const names = parameters.map((each) =>
          typeof each === "string" ? each : wholeName(each) ?? "[…]"
        );
        return parts.all(names, given, result);
      }),
    conditions: (args) =>
      supported(() => {
        const found = new Map<string, Condition>();
        const total = args.reduce((sum: number, arg) => sum + count(arg), 0);
        const variables = Array.from({ length: total }, (_, i) => i);
        run(args, {
          heed: (node, name, values) => {
            const condition = conditionOf(node, name, values, variables);
            if (condition) found.set(condition.sentence, condition);
          },
        });
        return [...found.values()];
      }),
  };
}

function supported<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch (error) {
    // What is not done array by array is written out, and what is wrong said there.
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}

const SAYS: Readonly<Record<Place["kind"], string>> = {
  kink: "has a kink",
  jump: "jumps",
  edge: "ends its domain",
  vertical: "has a vertical tangent",
  pole: "is undefined",
};

/** What is wrong with the rule of an operation at one of the elements. */
function conditionOf(
  node: Tree,
  name: string,
  values: readonly Variable[],
  variables: readonly number[],
): Condition | undefined {
  if (name === "norm" || (REDUCTIONS.has(name) && values.length === 1)) {
    return isAtKink(name, values[0])
      ? {
        kind: "kink",
        sentence: `${partText(node)} has a kink here`,
        variables,
      }
      : undefined;
  }
  const place = placeOf(name, values);
  if (!place || !holdsSomewhere(place, values)) return undefined;
  const sentence = `${partText(node)} ${SAYS[place.kind]} at an element`;
  return { kind: place.kind, sentence, variables };
}

/** Whether a norm is 0, or several elements are the largest. */
function isAtKink(name: string, value: Variable): boolean {
  const elements = elementsOf(value);
  if (name === "norm") return elements.every((x) => x === 0);
  const best = elements.reduce((a, b) =>
    name === "max" ? Math.max(a, b) : Math.min(a, b)
  );
  return elements.indexOf(best) !== elements.lastIndexOf(best);
}

function placeOf(name: string, values: readonly Variable[]): Place | undefined {
  if (name !== "^") return PLACES.get(name);
  const { moves, data } = values[1];
  return powerPlace(!moves && typeof data === "number" ? data : undefined);
}

function holdsSomewhere(place: Place, values: readonly Variable[]): boolean {
  const shape = commonShape(values.map((each) => each.shape));
  const [x, y = 0] = values.map((each) => spread(each, shape));
  const at = (column: typeof x, i: number) =>
    typeof column === "number" ? column : column[i];
  const length = Math.max(
    ...[x, y].map((column) => typeof column === "number" ? 1 : column.length),
  );
  for (let i = 0; i < length; i++) {
    if (place.holds(at(x, i), at(y, i))) return true;
  }
  return false;
}

/** A compiled function that is computed array by array where that is possible, and written out where not. */
export function withWhole(
  whole: WholeFunction,
  written: () => CompiledFunction<unknown>,
): CompiledFunction<unknown> {
  const f = (...args: unknown[]) => {
    const found = whole.value(args);
    return found ? found.value : written()(...args);
  };
  return Object.assign(f, {
    gradient: (...args: unknown[]) => {
      const found = whole.gradient(args);
      return found ? found.value : written().gradient(...args);
    },
    jacobian: (...args: unknown[]) => written().jacobian(...args),
    hessian: (...args: unknown[]) => written().hessian(...args),
    jvp: (point: readonly unknown[], direction: readonly unknown[]) =>
      written().jvp(point, direction),
    map: (...columns: readonly Column[]) => written().map(...columns),
  }) as unknown as CompiledFunction<unknown>;
}
