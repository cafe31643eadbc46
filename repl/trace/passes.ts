/**
 * How exact methods make a derivative, as events: the passes of the chain rule over the parts of a function, or formulas.
 *
 * @module
 */
import { explain, symbolic } from "../../lib/expression/mod.ts";
import type {
  CompiledFunction,
  DerivativeRequest,
  Explanation,
} from "../../lib/expression/mod.ts";
import { parameterNames } from "../derivative/named.ts";

/** What one part passes on to the next: what it has itself, times the derivative of the one by the other. */
export interface Term {
  /** The part from which it comes. */
  readonly from: string;
  readonly carried: number;
  /** The derivative as a formula. */
  readonly derivative: string;
  readonly value: number;
}

/** A pass over the parts begins. */
export interface PassEvent {
  readonly kind: "pass";
  /** What every part is given. */
  readonly of: "value" | "adjoint" | "tangent";
  /** The variable or the direction along which tangents are taken. */
  readonly by?: string;
}

/** A part has been given its number. */
export interface PartEvent {
  readonly kind: "part";
  readonly part: string;
  readonly value: number;
  readonly terms: readonly Term[];
}

/** A derivative has been written as a formula. */
export interface FormulaEvent {
  readonly kind: "formula";
  readonly name: string;
  readonly formula: string;
  /** Its value at the point, if it is what was asked for. */
  readonly value?: number;
}

/** What an exact method does. */
export type ExactEvent = PassEvent | PartEvent | FormulaEvent;

/** The steps by which a method makes a derivative; none for operators that take many. */
export function passesOf(
  method: string,
  { f, args, path, operator, direction }: DerivativeRequest,
): ExactEvent[] {
  if (!["gradient", "partial", "directional"].includes(operator)) return [];
  let g = f as unknown as CompiledFunction;
  const names = g.parameters.flatMap(parameterNames);
  const events: ExactEvent[] = [];
  // What is differentiated last is a derivative itself, where the order is above 1.
  for (const i of path.slice(0, -1)) {
    g = symbolic(g, names[i]);
    events.push(formulaEvent(g));
  }
  const last = path.at(-1);
  const by = last === undefined ? names : [names[last]];
  if (method === "symbolic") {
    const formulas = by.map((name) => symbolic(g, name));
    return [...events, ...formulas.map((each) => formulaEvent(each, args))];
  }
  const told = explain(g, args);
  const passes = method === "reverse"
    ? adjointPass(told)
    : direction
    ? tangentPass(told, `[${direction.join(", ")}]`, direction)
    : by.flatMap((name) =>
      tangentPass(told, name, names.map((each) => each === name ? 1 : 0))
    );
  return [...events, ...valuePass(told), ...passes];
}

function formulaEvent(
  f: CompiledFunction,
  args?: readonly unknown[],
): FormulaEvent {
  const [name, formula] = String(f).split(/(?<=^[^=]*) = /);
  const told = { kind: "formula", name, formula } as const;
  return args ? { ...told, value: f(...args as number[]) as number } : told;
}

function valuePass({ steps }: Explanation): ExactEvent[] {
  return [
    { kind: "pass", of: "value" },
    ...steps.map(({ text, value }): PartEvent => ({
      kind: "part",
      part: text,
      value,
      terms: [],
    })),
  ];
}

/** From the result down to the variables: each part is given by all that it stands in. */
function adjointPass({ steps }: Explanation): ExactEvent[] {
  const terms: Term[][] = steps.map(() => []);
  for (const { text, adjoint, operands } of steps.toReversed()) {
    for (const { step, derivative, value } of operands) {
      terms[step].push({ from: text, carried: adjoint, derivative, value });
    }
  }
  const parts = steps.map(({ text, adjoint }, i): PartEvent => ({
    kind: "part",
    part: text,
    value: adjoint,
    terms: terms[i],
  }));
  return [{ kind: "pass", of: "adjoint" }, ...parts.reverse()];
}

/** From the variables up to the result: each part is given by all that stands in it. */
function tangentPass(
  { steps, point }: Explanation,
  by: string,
  direction: readonly number[],
): ExactEvent[] {
  const tangents: number[] = [];
  const parts = steps.map(({ text, operands }): PartEvent => {
    const i = operands.length > 0
      ? -1
      : point.findIndex(({ variable }) => variable === text);
    const terms = operands.filter(({ step }) => tangents[step] !== 0)
      .map(({ step, by, derivative, value }): Term => ({
        from: by,
        carried: tangents[step],
        derivative,
        value,
      }));
    const value = terms.reduce(
      (sum, { carried, value }) => sum + carried * value,
      direction[i] ?? 0,
    );
    tangents.push(value);
    return { kind: "part", part: text, value, terms };
  });
  return [{ kind: "pass", of: "tangent", by }, ...parts];
}
