/**
 * The exact derivatives of a compiled function, as compiled functions: written when first asked for.
 *
 * @module
 */
import { build, functionCode } from "./codegen.ts";
import { forward, graphOf, reverse } from "./differentiate.ts";
import { Graph, leavesOf, type Program, type Shaped } from "./graph.ts";
import { sizeOf } from "./parameters.ts";
import { refusal } from "./refusal.ts";
import type { Parameter } from "./tree.ts";
import { mapOf } from "./columns.ts";
import { type CompiledFunction, originOf } from "./value.ts";

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

function scalarResult(name: string, wanted: string, result: Shaped): number {
  if (typeof result === "number") return result;
  throw new TypeError(
    `Cannot take the ${wanted} of ${name} as it returns an array: use jacobian`,
  );
}

type Describe = Pick<CompiledFunction, "name" | "parameters">;

function gradientOf(
  { name, parameters }: Describe,
  program: Program,
): Compiled {
  const graph = new Graph();
  const n = sizeOf(parameters);
  const output = scalarResult(name, "gradient", graphOf(graph, program, n));
  const shaped = shapeLike(parameters, reverse(graph, output, n));
  const result = parameters.length === 1 ? shaped[0] : shaped;
  const refuse = refusal(`${name}.gradient`, parameters);
  return build(
    functionCode({ nodes: graph.nodes, result }, parameters, refuse),
  );
}

function jacobianOf(
  { name, parameters }: Describe,
  program: Program,
): Compiled {
  const graph = new Graph();
  const n = sizeOf(parameters);
  const outputs = leavesOf(graphOf(graph, program, n));
  const result = outputs.length <= n
    ? outputs.map((output) => reverse(graph, output, n))
    : columns(graph, outputs, n);
  const refuse = refusal(`${name}.jacobian`, parameters);
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

/** The derivative of nodes along a direction that is given as further inputs. */
function along(graph: Graph, results: Shaped, n: number): Shaped {
  const direction = Array.from({ length: n }, (_, i) => graph.input(n + i));
  return forward(graph, results, direction);
}

function jvpOf({ name, parameters }: Describe, program: Program): Compiled {
  const graph = new Graph();
  const n = sizeOf(parameters);
  const result = along(graph, graphOf(graph, program, n), n);
  const both = [...parameters, ...parameters];
  const refuse = refusal(`${name}.jvp`, both);
  const compiled = build<Compiled>(
    functionCode({ nodes: graph.nodes, result }, both, refuse),
  );
  return (point: readonly unknown[], direction: readonly unknown[]) =>
    compiled(...point, ...direction);
}

/** One product of the Hessian with a unit vector after another. */
function hessianOf(f: CompiledFunction<unknown>, program: Program): Compiled {
  const { name, parameters } = f;
  const graph = new Graph();
  const n = sizeOf(parameters);
  const output = scalarResult(name, "Hessian", graphOf(graph, program, n));
  const result = along(graph, reverse(graph, output, n), n);
  const given = [...parameters, vector(n)];
  const refuse = refusal(`${name}.hessian`, given);
  const product = build<Compiled>(
    functionCode({ nodes: graph.nodes, result }, given, refuse),
  );
  return (...args: unknown[]) => {
    f(...args); // Refuses arguments that do not fit, in its own words.
    const unit: number[] = new Array(n).fill(0);
    const rows: number[][] = [];
    for (let i = 0; i < n; i++) {
      unit[i] = 1;
      rows.push(product(...args, unit));
      unit[i] = 0;
    }
    return rows;
  };
}

/** Gives a function its derivatives and its map, each made when it is first read. */
export function addDerivatives(
  f: CompiledFunction<unknown>,
  program: () => Program,
): void {
  const makers: Record<string, () => Compiled> = {
    gradient: () => gradientOf(f, program()),
    jacobian: () => jacobianOf(f, program()),
    hessian: () => hessianOf(f, program()),
    jvp: () => jvpOf(f, program()),
    map: () => mapOf(f, originOf(f)!.program),
  };
  for (const [key, make] of Object.entries(makers)) {
    Object.defineProperty(f, key, {
      configurable: true,
      get() {
        const value = make();
        Object.defineProperty(f, key, { value, configurable: true });
        return value;
      },
    });
  }
}
