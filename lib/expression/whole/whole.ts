/**
 * Functions of many numbers: computed array by array, where writing out each number would take longer than
 * all that is done with it.
 *
 * @module
 */
import type { Column } from "../codegen/columns.ts";
import type { Condition } from "../explain/conditions.ts";
import { namesIn } from "../graph/graph_tree.ts";
import { wholeName } from "../graph/parameters.ts";
import type { Names } from "../lower/lower.ts";
import type { Definition, Tree } from "../syntax/tree.ts";
import type {
  ArrayValue,
  CompiledFunction,
  EvaluationOptions,
  Value,
} from "../value.ts";
import { canBeWhole, count, makesArrays, manyCaptured } from "./many.ts";
import { type Part, Parts } from "./parts.ts";
import { apply } from "./function/reductions.ts";
import { adjointOf, Tape } from "./tape.ts";
import type { Variable } from "./variable.ts";
import { nested, sizeOf, Unsupported, type Whole, wholeOf } from "./tensor.ts";
import { conditionOf } from "./whole_conditions.ts";
import { bound, Evaluation, type Listener } from "./whole_evaluation.ts";

/** The value of an expression over many numbers of the scope or new ones; undefined where they are few, or it is written out. */
export function wholeValue(
  tree: Tree,
  scope: Names,
  { measured, random }: EvaluationOptions,
  checkNames: () => void,
): { readonly value: ArrayValue } | undefined {
  const isMany = manyCaptured({ body: tree }, scope, () => new Map());
  if (!isMany) {
    const isMeasured = namesIn([tree]).values().some((name) =>
      measured?.(name)
    );
    if (!canBeWhole(tree) || isMeasured || !makesArrays(tree)) return undefined;
  }
  const found = supported(() => {
    const evaluation = new Evaluation(new Tape(), scope, { random });
    return { value: nested(evaluation.of(tree, new Map())) };
  });
  // Written out, large arrays take long: not before it is seen that nothing in it is unknown.
  if (!found && isMany) checkNames();
  return found;
}

/** A value where it is computed array by array; nothing where it has to be written out after all. */
type Found<T> = { readonly value: T } | undefined;

/** What a function of many numbers does. */
export interface WholeFunction {
  readonly value: (args: readonly unknown[]) => Found<unknown>;
  readonly gradient: (args: readonly unknown[]) => Found<unknown>;
  readonly jacobian: (args: readonly unknown[]) => Found<number[][]>;
  readonly hessian: (args: readonly unknown[]) => Found<number[][]>;
  readonly jvp: (
    point: readonly unknown[],
    direction: readonly unknown[],
  ) => Found<unknown>;
  readonly conditions: (args: readonly unknown[]) => Condition[] | undefined;
  /** Its parts from the arguments up, the last one the result, all with their adjoints. */
  readonly parts: (args: readonly unknown[]) => Part[] | undefined;
}

// A second for small models; a matrix of as many numbers takes 100 megabytes.
const MOST_ENTRIES = 1e7;

/** What an evaluation of a function leaves: its arguments and its result, on a tape. */
interface Run {
  readonly tape: Tape;
  readonly given: readonly Variable[];
  readonly result: Variable;
}

/** The function of a definition, computed array by array. */
export function wholeFunction(
  { parameters, body }: Pick<Definition, "parameters" | "body">,
  captured: ReadonlyMap<string, Value>,
): WholeFunction {
  const run = (args: readonly unknown[], listener?: Listener): Run => {
    const tape = new Tape();
    if (args.length !== parameters.length) throw new Unsupported("arguments");
    const given = args.map((arg) => tape.given(wholeGiven(arg), true));
    const names = bound(tape, parameters, given);
    const result = new Evaluation(tape, captured, listener).of(body, names);
    return { tape, given, result };
  };
  const runToNumber: typeof run = (args, listener) => {
    const done = run(args, listener);
    if (done.result.shape.length > 0) throw new Unsupported("result");
    return done;
  };
  return {
    value: (args) => supported(() => ({ value: nested(run(args).result) })),
    gradient: (args) =>
      supported(() => {
        const { tape, given, result } = runToNumber(args);
        tape.back(result);
        const parts = given.map((each) => nested(adjointOf(each)));
        return { value: parts.length === 1 ? parts[0] : parts };
      }),
    jacobian: (args) =>
      supported(() => {
        const { tape, given, result } = run(args);
        checkEntries("Jacobian", sizeOf(result.shape), sizeOfAll(given));
        return { value: tape.rows(result, given) };
      }),
    hessian: (args) =>
      supported(() => {
        const { tape, given, result } = runToNumber(args);
        checkEntries("Hessian", sizeOfAll(given), sizeOfAll(given));
        tape.back(result, { noted: true });
        const slopes = given.map(({ shape, adjoint }) =>
          adjoint ?? tape.given({ shape, data: 0 })
        );
        for (const slope of slopes) slope.settle();
        return { value: slopes.flatMap((each) => tape.rows(each, given)) };
      }),
    jvp: (point, direction) =>
      supported(() => {
        const done = run(point);
        return { value: nested(along(done, direction.map(wholeGiven))) };
      }),
    parts: (args) =>
      supported(() => {
        const parts = new Parts();
        const { tape, given, result } = runToNumber(args, parts);
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

function wholeGiven(value: unknown): Whole {
  const whole = wholeOf(value);
  if (!whole) throw new Unsupported("argument");
  return whole;
}

function sizeOfAll(given: readonly Variable[]): number {
  return given.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
}

function checkEntries(what: string, rows: number, columns: number): void {
  if (rows * columns <= MOST_ENTRIES) return;
  throw new RangeError(
    `Cannot take a ${what} of ${rows} × ${columns} numbers: ${MOST_ENTRIES} at most`,
  );
}

/** J v by two ways back: Jᵀu is linear in u, and its derivative along v is J v. */
function along(
  { tape, given, result }: Run,
  direction: readonly Whole[],
): Whole {
  const { shape } = result;
  direction.forEach((each, i) => {
    if (String(each.shape) !== String(given[i]?.shape)) {
      throw new Unsupported("direction");
    }
  });
  const weights = tape.given({ shape, data: 0 }, true);
  tape.back(result, { adjoint: weights, noted: true });
  const parts = given.flatMap(({ adjoint }, i) =>
    adjoint
      ? [tape.sum(apply(tape, "*", adjoint, tape.given(direction[i])))]
      : []
  );
  const total = tape.sum(tape.stack([...parts, tape.number(0)]));
  const [slopes] = tape.rows(total, [weights]);
  return {
    shape,
    data: shape.length === 0 ? slopes[0] : Float64Array.from(slopes),
  };
}

function supported<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch (error) {
    // What is not done array by array is written out, and what is wrong said there.
    if (error instanceof Unsupported) return undefined;
    if (
      error instanceof RangeError && /allocation|length/.test(error.message)
    ) {
      throw new RangeError(
        "an array on the way has more elements than there is memory for",
        { cause: error },
      );
    }
    throw error;
  }
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
    jacobian: (...args: unknown[]) =>
      whole.jacobian(args)?.value ?? written().jacobian(...args),
    hessian: (...args: unknown[]) =>
      whole.hessian(args)?.value ?? written().hessian(...args),
    jvp: (point: readonly unknown[], direction: readonly unknown[]) => {
      const found = whole.jvp(point, direction);
      return found ? found.value : written().jvp(point, direction);
    },
    map: (...columns: readonly Column[]) => written().map(...columns),
  }) as unknown as CompiledFunction<unknown>;
}
