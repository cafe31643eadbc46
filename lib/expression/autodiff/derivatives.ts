/**
 * The exact derivatives of a compiled function, as compiled functions: written when first asked for.
 *
 * @module
 */
import { build, functionCode } from "../codegen/codegen.ts";
import { signature } from "../written/format.ts";
import { forward } from "./forward.ts";
import { reverse } from "./reverse.ts";
import {
  Graph,
  graphOf,
  leavesOf,
  type Program,
  type Shaped,
} from "../graph/graph.ts";
import { numbersOf, sizeOf } from "../graph/parameters.ts";
import { refusal } from "../written/refusal.ts";
import type { Parameter } from "../syntax/tree.ts";
import { mapOf } from "../codegen/columns.ts";
import { dispatch } from "../compile/shapes.ts";
import { atShapes, type CompiledFunction, type Origin } from "../value.ts";

// deno-lint-ignore no-explicit-any -- compiled code checks its arguments itself
type Compiled = (...args: any[]) => any;

/** Numbers in the shape of the parameters. */
function shapeLike(
  parameters: readonly Parameter[],
  numbers: readonly number[],
): Shaped[] {
  let next = 0;
  const fill = (parameter: Parameter): Shaped =>
    typeof parameter === "string" ? numbers[next++] : parameter.map(fill);
  return parameters.map(fill);
}

/** n names: a vector parameter. */
function vector(n: number): Parameter {
  return Array.from({ length: n }, (_, i) => `v${i}`);
}

/** A derivative of functions that return a number; of one that returns an array of numbers, for arguments where it is one. */
function ofScalars(
  key: "gradient" | "hessian",
  make: (f: CompiledFunction<unknown>, program: Program) => Compiled,
): (f: CompiledFunction<unknown>, origin: Origin) => Compiled {
  return (f, origin) => {
    const program = origin.exact();
    if (typeof program.result === "number") return make(f, program);
    return (...args) => {
      // c*w is an array where w is a number, and a number where w is a vector.
      const shaped = atShapes(f, args);
      if (shaped !== f) return shaped[key](...args);
      const wanted = key === "hessian" ? "Hessian" : key;
      throw new TypeError(
        `Cannot take the ${wanted} of ${f.name} as it returns an array: use jacobian`,
      );
    };
  };
}

function gradientOf(f: CompiledFunction<unknown>, program: Program): Compiled {
  const { parameters } = f;
  const graph = new Graph();
  const n = sizeOf(parameters);
  const output = graphOf(graph, program, n) as number;
  const shaped = shapeLike(parameters, reverse(graph, output, n));
  const result = parameters.length === 1 ? shaped[0] : shaped;
  const refuse = dispatch(() => f, f, "gradient");
  return build(
    functionCode({ nodes: graph.nodes, result }, parameters, refuse),
  );
}

function jacobianOf(f: CompiledFunction<unknown>, program: Program): Compiled {
  const { parameters } = f;
  const graph = new Graph();
  const n = sizeOf(parameters);
  const outputs = leavesOf(graphOf(graph, program, n));
  const result = outputs.length <= n
    ? outputs.map((output) => reverse(graph, output, n))
    : columns(graph, outputs, n);
  const refuse = dispatch(() => f, f, "jacobian");
  return build(
    functionCode({ nodes: graph.nodes, result }, parameters, refuse),
  );
}

/** The Jacobian column by column, which is cheaper when it is tall. */
function columns(graph: Graph, outputs: readonly number[], n: number): Shaped {
  const [zero, one] = [graph.constant(0), graph.constant(1)];
  const all = Array.from({ length: n }, (_, j) => {
    const direction = Array.from({ length: n }, (_, k) => k === j ? one : zero);
    return leavesOf(forward(graph, outputs, direction));
  });
  return outputs.map((_, i) => all.map((column) => column[i]));
}

/** Which numbers of a direction may be other than 0. */
type Moves = (index: number) => boolean;

/** The code of a derivative along a direction that is given behind the point. */
type Along = (moves: Moves) => Compiled;

function alongOf(
  name: string,
  point: readonly Parameter[],
  direction: readonly Parameter[],
  results: (graph: Graph, n: number) => Shaped,
): Along {
  const n = sizeOf(point);
  const given = [...point, ...direction];
  const refuse = refusal(name, given);
  return (moves) => {
    const graph = new Graph();
    const from = results(graph, n);
    const zero = graph.constant(0);
    const inputs = Array.from(
      { length: n },
      (_, i) => moves(i) ? graph.input(n + i) : zero,
    );
    const result = forward(graph, from, inputs);
    return build(functionCode({ nodes: graph.nodes, result }, given, refuse));
  };
}

function hasNaN(value: unknown): boolean {
  return Array.isArray(value) ? value.some(hasNaN) : Number.isNaN(value);
}

/**
 * Takes a derivative along a direction. What does not move has no part in it, even where a derivative is
 * infinite and 0 · ∞ would spoil the sum, as for √x + y² along y at x = 0: that is known only once the
 * direction is, so code of its own is made there.
 */
function takeAlong(
  along: Along,
  whole: Compiled,
  f: Compiled,
  point: readonly unknown[],
  direction: readonly unknown[],
): unknown {
  const result = whole(...point, ...direction);
  if (!hasNaN(result) || hasNaN(f(...point))) return result;
  const parts = numbersOf(direction);
  if (!parts.includes(0)) return result;
  return along((i) => parts[i] !== 0)(...point, ...direction);
}

const everything: Moves = () => true;

function jvpOf(f: CompiledFunction<unknown>, program: Program): Compiled {
  const { name, parameters } = f;
  const along = alongOf(
    `${name}.jvp`,
    parameters,
    parameters,
    (graph, n) => graphOf(graph, program, n),
  );
  const whole = along(everything);
  return (point: unknown, direction: unknown) => {
    const fits = (list: unknown): list is unknown[] =>
      Array.isArray(list) && list.length === parameters.length;
    if (fits(point) && fits(direction)) {
      const shaped = atShapes(f, point);
      if (shaped !== f) return shaped.jvp(point, direction);
      return takeAlong(along, whole, f, point, direction);
    }
    throw new TypeError(
      `Cannot take ${name}.jvp as it takes a list of the arguments of ${
        signature(name, parameters)
      }, and a direction like it`,
    );
  };
}

/** One product of the Hessian with a unit vector after another. */
function hessianOf(f: CompiledFunction<unknown>, program: Program): Compiled {
  const { name, parameters } = f;
  const n = sizeOf(parameters);
  const along = alongOf(
    `${name}.hessian`,
    parameters,
    [vector(n)],
    (graph) => {
      const output = graphOf(graph, program, n) as number;
      return reverse(graph, output, n);
    },
  );
  const whole = along(everything);
  return (...args: unknown[]) => {
    const shaped = atShapes(f, args);
    if (shaped !== f) return shaped.hessian(...args);
    f(...args); // Refuses arguments that do not fit, in its own words.
    const unit: number[] = new Array(n).fill(0);
    return unit.map((_, i) =>
      takeAlong(along, whole, f, args, [unit.with(i, 1)])
    );
  };
}

/** What makes the derivatives and the map of a function, by name. */
export const DERIVATIVES: Readonly<
  Record<string, (f: CompiledFunction<unknown>, origin: Origin) => Compiled>
> = {
  gradient: /* @__PURE__ */ ofScalars("gradient", gradientOf),
  jacobian: (f, origin) => jacobianOf(f, origin.exact()),
  hessian: /* @__PURE__ */ ofScalars("hessian", hessianOf),
  jvp: (f, origin) => jvpOf(f, origin.exact()),
  map: (f, { program }) => mapOf(f, program),
};
