/**
 * Functions whose parameters take arrays: one program for each combination of shapes, made at the first
 * call and kept.
 *
 * @module
 */
import { elementName, wholeName } from "../graph/parameters.ts";
import type { Misfit } from "../lower/misfit.ts";
import {
  children,
  type Definition,
  type Parameter,
  type Tree,
} from "../syntax/tree.ts";
import { atShapes, type CompiledFunction } from "../value.ts";
import { refusal } from "../written/refusal.ts";

// A descent over batches of changing length would fill the memory otherwise.
const MAX_KEPT = 32;
const MAX_AXES = 8;

function isArray(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) ||
    (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

/** The lengths by the first part of each: the code that is made checks the others. */
function lengths(value: unknown): number[] {
  const shape: number[] = [];
  for (let v = value; isArray(v) && v.length > 0; v = v[0]) {
    shape.push(v.length);
    // Nobody writes as many axes, and an array that holds itself has no end of them.
    if (shape.length > MAX_AXES) return [];
  }
  return shape;
}

function elementsOf(
  name: string,
  [length, ...rest]: readonly number[],
  index: readonly number[] = [],
): Parameter {
  if (length === undefined) {
    return index.length === 0 ? name : elementName(name, index);
  }
  return Array.from(
    { length },
    (_, i) => elementsOf(name, rest, [...index, i + 1]),
  );
}

/** The function of a definition for arguments of other shapes than numbers; undefined where it is the one that there is. */
export type AtShapes = (
  args: readonly unknown[],
) => CompiledFunction<unknown> | undefined;

/** How the function of a definition is made for arrays. */
export interface Makers {
  /** Written out, number by number: for these parameters. */
  readonly written: (definition: Definition) => CompiledFunction<unknown>;
  /** Array by array, written out only where that is not possible. */
  readonly whole: (
    definition: Definition,
    written: () => CompiledFunction<unknown>,
  ) => CompiledFunction<unknown>;
  /** Whether arguments are so many numbers that they are not written out. */
  readonly areMany: (args: readonly unknown[]) => boolean;
}

/** Makes the function of a definition for each combination of shapes, once. */
export function shapesOf(
  definition: Definition,
  { written, whole, areMany }: Makers,
): AtShapes {
  const kept = new Map<string, CompiledFunction<unknown>>();
  const { parameters } = definition;
  return (args) => {
    const isOther = args.length === parameters.length &&
      args.some((arg, i) =>
        typeof parameters[i] === "string" && isArray(arg) && arg.length > 0
      );
    if (!isOther) return undefined;
    const shapes = args.map((arg, i) =>
      typeof parameters[i] === "string" ? lengths(arg) : []
    );
    if (shapes.every((shape) => shape.length === 0)) return undefined;
    const key = shapes.join(";");
    const known = kept.get(key);
    if (known) return known;
    let named: readonly Parameter[] | undefined;
    const shaped: Definition = {
      ...definition,
      get parameters() {
        return named ??= parameters.map((parameter, i) =>
          typeof parameter === "string"
            ? elementsOf(parameter, shapes[i])
            : parameter
        );
      },
    };
    let made: CompiledFunction<unknown> | undefined;
    const out = () => made ??= written(shaped);
    const f = areMany(args) ? whole(shaped, out) : out();
    if (kept.size >= MAX_KEPT) kept.delete(kept.keys().next().value!);
    kept.set(key, f);
    return f;
  };
}

/** What is called with arguments that do not fit: the function for their shapes, or a refusal. */
export function dispatch(
  f: () => CompiledFunction<unknown>,
  { name, parameters }: Pick<Definition, "name" | "parameters">,
  key?: "gradient" | "jacobian" | "hessian",
): (args: IArguments) => unknown {
  const refuse = refusal(key ? `${name}.${key}` : name, parameters);
  return (args) => {
    const shaped = atShapes(f(), [...args]);
    if (shaped === f()) refuse(args);
    return key ? shaped[key](...args) : shaped(...args);
  };
}

/** Whether a mistake in shapes may be mended by other arguments: whether what is wrong contains a parameter of any shape. */
export function dependsOnShapes(
  definition: Definition,
  { start, end }: Misfit,
): boolean {
  const { parameters } = definition;
  // Here all shapes are known, those of numbers too.
  if (parameters.some((each) => wholeName(each) !== undefined)) return false;
  const names = new Set(parameters.filter((each) => typeof each === "string"));
  const pending: Tree[] = [definition.body];
  if (definition.body.kind === "where") {
    for (const { name } of definition.body.steps) names.add(name);
  }
  for (let tree = pending.pop(); tree; tree = pending.pop()) {
    const { span } = tree;
    const isInside = start <= span.start && span.end <= end;
    if (isInside && tree.kind === "name" && names.has(tree.name)) return true;
    pending.push(...children(tree));
  }
  return false;
}

/** What is said of a function of arrays that is called with numbers. */
export function refusedNumbers(name: string, reason: string): string {
  return `Cannot take ${name} of numbers: ${reason}`;
}

/** A function that computes nothing before the shapes of its arguments are known. */
export function deferred(
  { name, parameters }: Definition,
  at: AtShapes,
  reason: string,
): CompiledFunction<unknown> {
  const refuse = refusal(name, parameters, "arrays of numbers");
  const shaped = (args: readonly unknown[]): CompiledFunction<unknown> => {
    const found = at(args);
    if (found) return found;
    const areNumbers = args.length === parameters.length &&
      args.every((arg) => typeof arg === "number");
    if (areNumbers) throw new TypeError(refusedNumbers(name, reason));
    return refuse(args as unknown as IArguments);
  };
  const f = (...args: unknown[]) => shaped(args)(...args);
  const map = () => {
    throw new TypeError(
      `Cannot map ${name} over columns as what it computes depends on the shapes of its arguments`,
    );
  };
  return Object.assign(f, {
    gradient: (...args: unknown[]) => shaped(args).gradient(...args),
    jacobian: (...args: unknown[]) => shaped(args).jacobian(...args),
    hessian: (...args: unknown[]) => shaped(args).hessian(...args),
    jvp: (point: readonly unknown[], direction: readonly unknown[]) =>
      shaped(point).jvp(point, direction),
    map,
  }) as unknown as CompiledFunction<unknown>;
}
