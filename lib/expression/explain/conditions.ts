/**
 * Where the formula of a derivative is no derivative: the ties, points of pieces, ends of domains and
 * poles that a function is at.
 *
 * A rule gives a number at a kink as well, the mean of both sides, and 0 at a jump; a piece that holds
 * at one point only has the derivative of its own formula. Such a number is exact, and no derivative.
 *
 * @module
 */
import { argsOf, leavesOf, type Opaque, type Program } from "../graph/graph.ts";
import { nameTree, numberTree, treesOf } from "../graph/graph_tree.ts";
import { interpret } from "../graph/interpret.ts";
import { namesOf, numbersOf } from "../graph/parameters.ts";
import { type Place, PLACES } from "../table/places.ts";
import type { Tree } from "../syntax/tree.ts";
import { atShapes, type CompiledFunction, originOf } from "../value.ts";
import { Nearby } from "./up_to_rounding.ts";
import {
  dependsOf,
  isComparison,
  nameOf,
  partText,
  placeOf,
  whereText,
} from "./place.ts";

/** A reason why the formula of a derivative may be none at a point. */
export interface Condition {
  /**
   * What is there: a kink of an operation (|x| at 0), a jump, the edge of a domain (√x at 0), a pole, the
   * seam of two pieces, or a point with a piece of its own. What the whole function does there only its
   * values tell: |x|³ is smooth at 0.
   */
  readonly kind: Place["kind"] | "seam" | "point";
  /** The reason in words: "abs(x) has a kink where x = 0". */
  readonly sentence: string;
  /** The numbers of the arguments that it depends on, counted from 0 in row-major order; other partial derivatives stand. */
  readonly variables: readonly number[];
}

/** More say no more, and a network has thousands. */
const MAX_CONDITIONS = 20;

/** So many terms of a sum are looked at, which takes some hundredths of a second. */
const MAX_TERMS = 10_000;

/** A program at a point, and what is wrong with its formula there. */
class Inspection {
  readonly found: Condition[] = [];
  readonly #values: readonly number[];
  readonly #nearby: Nearby;
  readonly #depends: readonly boolean[];
  readonly #flips: boolean[] = [];
  #trees: readonly Tree[] | undefined;

  readonly program: Program;
  readonly inputTrees: readonly Tree[];

  constructor(
    program: Program,
    inputTrees: readonly Tree[],
    inputs: readonly number[],
  ) {
    this.program = program;
    this.inputTrees = inputTrees;
    this.#values = interpret(program.nodes, inputs);
    this.#nearby = new Nearby(program.nodes, inputs, this.#values);
    this.#depends = dependsOf(program.nodes);
    program.nodes.forEach((_, i) => this.#flips.push(this.#flipsAt(i)));
  }

  /** Whether a condition may be another one right beside the point. */
  #flipsAt(i: number): boolean {
    if (!this.#depends[i]) return false;
    const node = this.program.nodes[i];
    const values = argsOf(node).map((arg) => this.#values[arg]);
    if (isComparison(node)) return this.#nearby.isAt(PLACES.get("==")!, i);
    const [a, b] = argsOf(node).map((arg) => this.#flips[arg]);
    switch (nameOf(node)) {
      case "not":
        return a;
      case "and":
        return (a && (b || Boolean(values[1]))) ||
          (b && (a || Boolean(values[0])));
      case "or":
        return (a && (b || !values[1])) || (b && (a || !values[0]));
      default:
        return this.#nearby.mayBe(0, i);
    }
  }

  /** Looks at what the value is made of: the pieces that hold, and the conditions that choose them. */
  run(results: readonly number[]): void {
    const seen = new Set<number>();
    const pending = [...results];
    const tests: number[] = [];
    while (pending.length > 0 && this.found.length < MAX_CONDITIONS) {
      const i = pending.pop()!;
      if (seen.has(i) || !this.#depends[i]) continue;
      seen.add(i);
      const node = this.program.nodes[i];
      if (node.kind === "select") {
        const [condition, then, otherwise] = node.args;
        tests.push(condition);
        pending.push(this.#values[condition] ? then : otherwise);
        continue;
      }
      if (node.kind === "opaque") this.#inside(i, node.opaque);
      else this.#at(i);
      pending.push(...argsOf(node));
    }
    for (const test of tests) this.#test(test);
  }

  #add(kind: Condition["kind"], i: number, sentence: string): void {
    if (this.found.some((each) => each.sentence === sentence)) return;
    this.found.push({ kind, sentence, variables: this.#inputsOf(i) });
  }

  #tree(i: number): Tree {
    this.#trees ??= treesOf(this.program.nodes, this.inputTrees);
    return this.#trees[i];
  }

  #where(i: number, place: Place): string {
    const args = argsOf(this.program.nodes[i]).map((arg) => this.#tree(arg));
    return whereText(place, args);
  }

  /** The place of one operation, where the point is at it. */
  #at(i: number): void {
    const { nodes } = this.program;
    const node = nodes[i];
    const place = placeOf(nodes, node);
    if (!place || !this.#nearby.isAt(place, i)) return;
    const what = partText(this.#tree(i));
    const where = this.#where(i, place);
    const says: Record<Place["kind"], string> = {
      kink: `${what} has a kink where ${where}`,
      jump: `${what} jumps where ${where}`,
      edge: `the domain of ${what} ends where ${where}`,
      vertical: `${what} has a vertical tangent where ${where}`,
      pole: `${what} is undefined where ${where}`,
    };
    this.#add(place.kind, i, says[place.kind]);
  }

  /** The terms of a long sum, each a program of its own. */
  #inside(i: number, { terms }: Opaque): void {
    if (!terms) return;
    const args = argsOf(this.program.nodes[i]);
    const [from, to, ...outside] = args.map((arg) => this.#values[arg]);
    const [, , ...trees] = args.map((arg) => this.#tree(arg));
    const last = Math.min(to, from + MAX_TERMS - 1);
    for (let k = from; k <= last && this.found.length < MAX_CONDITIONS; k++) {
      const inputs = [k, ...outside];
      const results = leavesOf(terms.result);
      const inner = [numberTree(k), ...trees];
      for (
        const { kind, sentence } of conditionsOf(terms, inner, inputs, results)
      ) {
        this.#add(kind, i, sentence);
      }
    }
  }

  /** The comparisons that let a condition change right beside the point, and jumps inside of it. */
  #test(condition: number): void {
    const pending = [condition];
    for (let i = pending.pop(); i !== undefined; i = pending.pop()) {
      const node = this.program.nodes[i];
      if (!this.#depends[i]) continue;
      const place = placeOf(this.program.nodes, node);
      if (isComparison(node)) {
        if (this.#flips[i]) this.#seam(i, place!);
      } else if (place?.kind === "jump") this.#at(i);
      const isWord = ["and", "or", "not"].includes(nameOf(node));
      if (!isWord || this.#flips[i]) pending.push(...argsOf(node));
      if (!isWord && !isComparison(node) && i === condition && this.#flips[i]) {
        const text = partText(this.#tree(i));
        this.#add("seam", i, `the piece changes where ${text} = 0`);
      }
    }
  }

  #seam(i: number, place: Place): void {
    const where = this.#where(i, place);
    if (["==", "!="].includes(nameOf(this.program.nodes[i]))) {
      this.#add("point", i, `a piece of its own holds where ${where}`);
    } else this.#add("seam", i, `one piece ends where ${where}`);
  }

  #inputsOf(i: number): number[] {
    const seen = new Set([i]);
    const inputs: number[] = [];
    for (const each of seen) {
      const node = this.program.nodes[each];
      if (node.kind === "input") inputs.push(node.index);
      for (const arg of argsOf(node)) seen.add(arg);
    }
    return inputs.sort((a, b) => a - b);
  }
}

/** What is wrong with the formula of a program at a point. */
export function conditionsOf(
  program: Program,
  trees: readonly Tree[],
  inputs: readonly number[],
  results: readonly number[],
): Condition[] {
  const inspection = new Inspection(program, trees, inputs);
  inspection.run(results);
  return inspection.found;
}

/**
 * Where the formula of a function's derivative cannot be trusted at a point, and why: none in most
 * places. Where there are any, a numerical derivative answers what the function does.
 *
 * @param f Made by `compile` or `define`; of all others nothing is known, and nothing is said.
 * @param args The arguments at the point.
 *
 * @example
 * ```ts
 * import { compile } from "@fluxion/fluxion/expression";
 * import { conditions } from "../conditions.ts";
 * import assert from "node:assert/strict";
 *
 * const f = compile("f(x, y) = |x| + y^2");
 * assert.deepEqual(conditions(f, [0, 3]), [
 *   { kind: "kink", sentence: "abs(x) has a kink where x = 0", variables: [0] },
 * ]);
 * assert.deepEqual(conditions(f, [1, 3]), []);
 * ```
 */
export function conditions(
  f: CompiledFunction<unknown>,
  args: readonly unknown[],
): Condition[] {
  const shaped = atShapes(f, args);
  const origin = originOf(shaped);
  if (!origin) return [];
  const known = origin.whole?.conditions(args);
  if (known) return known;
  const program = origin.exact();
  const results = leavesOf(program.result);
  return conditionsOf(
    program,
    namesOf(shaped.parameters).map(nameTree),
    args.flatMap(numbersOf),
    results,
  );
}
