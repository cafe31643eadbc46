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
import { Tape } from "./tape.ts";
import { nested, Unsupported, type Whole, wholeOf } from "./tensor.ts";
import { conditionOf } from "./whole_conditions.ts";
import { bound, Evaluation, type Listener } from "./whole_evaluation.ts";

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
