/**
 * The parts of a computation on arrays, with their values and adjoints: what the chain rule is explained by.
 *
 * @module
 */
import { format } from "../written/format.ts";
import { ELEMENTARY, OPERATIONS } from "../table/elementary.ts";
import type { Tree } from "../syntax/tree.ts";
import type { Listener } from "./whole_evaluation.ts";
import { adjointOf } from "./tape.ts";
import type { Variable } from "./variable.ts";
import type { Whole } from "./tensor.ts";

/** A part of a function. */
export interface Part {
  /** The part as it was written, behind its name if it has one. */
  readonly text: string;
  readonly value: Whole;
  /** The derivative of the result by each of its elements. */
  readonly adjoint: Whole;
  /** The rule by which it hands its adjoint on; empty for an argument. */
  readonly rule: string;
  /** The parts directly inside it that move. */
  readonly operands: readonly number[];
}

interface Made {
  readonly node: Tree;
  readonly below: readonly Variable[];
}

/** Hears of the parts of a computation while it is done. */
export class Parts implements Listener {
  readonly #made: Map<Variable, Made> = new Map();
  readonly #names: Map<Variable, string> = new Map();

  made = (node: Tree, value: Variable, below: readonly Variable[]): void => {
    if (!value.moves) return;
    if (!this.#made.has(value) && node.kind !== "name") {
      // Only what has been computed for itself has an adjoint.
      value.settle();
      this.#made.set(value, { node, below });
    } else if (node.kind === "call" && !this.#names.has(value)) {
      this.#names.set(value, format(node));
    }
  };

  named = (name: string, value: Variable): void => {
    if (this.#made.has(value)) this.#names.set(value, name);
  };

  /** All parts that the result is made of, after its adjoint has gone back. */
  all(
    names: readonly string[],
    given: readonly Variable[],
    result: Variable,
  ): Part[] {
    const parts: Part[] = [];
    const places = new Map<Variable, number>();
    const visit = (variable: Variable): number => {
      const known = places.get(variable);
      if (known !== undefined) return known;
      const made = this.#made.get(variable);
      const moving = made?.below.filter((each) => each.moves) ?? [];
      const operands = [...new Set(moving)].map(visit);
      const argument = given.indexOf(variable);
      const name = this.#names.get(variable);
      const text = made ? format(made.node) : names[argument] ?? "argument";
      const { shape, data } = variable;
      places.set(variable, parts.length);
      parts.push({
        text: name === undefined ? text : `${name} = ${text}`,
        value: { shape, data },
        adjoint: adjointOf(variable),
        rule: made ? ruleOf(made) : "",
        operands,
      });
      return parts.length - 1;
    };
    visit(result);
    return parts;
  }
}

/** The rules of what is no operation on numbers. */
const RULES: ReadonlyMap<string, string> = new Map([
  ["sum", "each element has a part of 1 in a sum"],
  ["mean", "each of n elements has a part of 1/n in a mean"],
  ["norm", "the derivative of a norm is each element over the norm"],
  ["max", "only the largest element moves the maximum"],
  ["min", "only the smallest element moves the minimum"],
  ["dot", "the derivative of a dot product by one vector is the other"],
  ["softmax", "the derivative of softmax is p (1 - p), and -p q between two"],
  ["logsumexp", "the derivative of logsumexp is softmax"],
  ["transpose", "a transpose hands the adjoint on transposed"],
  ["inv", "the derivative of an inverse is -A⁻¹ dA A⁻¹"],
  ["det", "the derivative of a determinant is det A times A⁻¹ transposed"],
  ["solve", "the derivative of A⁻¹ b is A⁻¹ (db - dA x)"],
]);

function ruleOf({ node, below }: Made): string {
  switch (node.kind) {
    case "index":
      return "the elements that are chosen hand their adjoints on";
    case "array":
      return "each element has its own adjoint";
    case "series":
      return node.operator === "sum"
        ? "a sum is differentiated term by term"
        : "each factor's derivative is multiplied by the other factors";
    case "piecewise":
      return "where a piece holds, its derivative counts";
    case "binary": {
      const areArrays = below.every(({ shape }) => shape.length > 0);
      return node.operator === "*" && areArrays
        ? "a product hands the adjoint on times the other factor, transposed"
        : sentenceOf(node.operator.replace(".", ""), below);
    }
    case "unary":
      return sentenceOf(node.operator === "-" ? "neg" : "not", below);
    case "call":
      return RULES.get(node.name) ?? sentenceOf(node.name, below);
    default:
      return "";
  }
}

function sentenceOf(name: string, below: readonly Variable[]): string {
  const row = OPERATIONS.get(name) ?? ELEMENTARY.get(name);
  const moving = below.flatMap(({ moves }, k) => moves ? [k] : []);
  const alone = moving.length === 1 ? row?.sentences?.[moving[0]] : undefined;
  return alone ?? row?.sentence ?? `the derivative of ${name}`;
}
