/**
 * Formulas made shorter: like terms and like factors are collected, constants are multiplied out, sums
 * are brought over one denominator where that is shorter. A derivative by the rules alone is full of 0·x,
 * 1·x and x·x; this is what takes them out.
 *
 * Powers of the same thing are put together, so x²/x becomes x also at 0, and √x·√x becomes x.
 *
 * @module
 */
import { constantOf, type GraphNode, type Opaque } from "../graph/graph.ts";
import { namesIn, numberTree, treeOfNode } from "../graph/graph_tree.ts";
import type { Tree } from "../syntax/tree.ts";
import { Atoms } from "./atoms.ts";
import { withoutSquares } from "./compact.ts";
import {
  atomForm,
  type Form,
  keyOfForm,
  negative,
  numberForm,
  plus,
  ratio,
} from "./form.ts";
import { FormWriter } from "./form_tree.ts";

/** The forms of the nodes of a graph. */
class Simplifier {
  readonly #atoms: Atoms = new Atoms();
  readonly #forms: Form[] = [];
  readonly #called: Map<Opaque, number> = new Map();
  readonly #names: ReadonlySet<string>;
  readonly #writer: FormWriter;

  constructor(inputs: readonly Tree[], taken: ReadonlySet<string>) {
    this.#names = taken;
    this.#writer = new FormWriter(this.#atoms, this.#names);
    // The variables come first, in their order, wherever factors are written.
    inputs.forEach((tree, i) =>
      this.#atoms.of(`input ${i}`, () => ({ rank: 1, tree: () => tree }))
    );
  }

  /** Adds a node, whose arguments have been added before. */
  add(node: GraphNode): void {
    this.#forms.push(this.#formOf(node));
  }

  /** The tree of a node that was added. */
  treeAt(index: number): Tree {
    return this.#writer.tree(this.#forms[index]);
  }

  #formOf(node: GraphNode): Form {
    if (node.kind === "constant") return this.#constant(node.value);
    if (node.kind === "input") return atomForm(node.index);
    const args = node.args.map((i) => this.#forms[i]);
    const known = node.kind === "apply"
      ? this.#arithmetic(node.row.name, args)
      : undefined;
    return known ?? this.#call(node, args);
  }

  #constant(value: number): Form {
    const tree = numberTree(value, this.#names);
    // Circle numbers stay themselves.
    const isPlain = Number.isFinite(value) && tree.kind !== "name";
    if (isPlain) return numberForm(ratio(value));
    return atomForm(this.#atoms.of(`# ${value}`, () => ({
      rank: 0,
      tree: () => tree,
    })));
  }

  #call(
    node: Exclude<GraphNode, { kind: "constant" | "input" }>,
    args: readonly Form[],
  ): Form {
    const name = node.kind === "apply"
      ? node.row.name
      : node.kind === "opaque"
      ? `call ${this.#numberOf(node.opaque)}`
      : "?";
    const argument = args.map(keyOfForm).join(", ");
    const write = () =>
      treeOfNode(node, args.map((form) => this.#writer.tree(form)));
    return atomForm(
      this.#atoms.of(`${name}: ${argument}`, () => ({
        // 2^x*log(2), 1/(x*log(10)).
        rank: constantOf(node) === undefined ? 3 : 5,
        tree: write,
        call: { name, argument },
      })),
    );
  }

  /** Two functions may have one name, so each has a number. */
  #numberOf(opaque: Opaque): number {
    const number = this.#called.get(opaque) ?? this.#called.size;
    this.#called.set(opaque, number);
    return number;
  }

  #arithmetic(name: string, [a, b]: readonly Form[]): Form | undefined {
    switch (name) {
      case "+":
        return withoutSquares(this.#atoms, plus(a, b));
      case "-":
        return withoutSquares(
          this.#atoms,
          plus(a, this.#atoms.times(b, numberForm(ratio(-1)))),
        );
      case "neg":
        return a.map((term) => ({ ...term, factor: negative(term.factor) }));
      case "*":
        return this.#atoms.times(a, b);
      case "/":
        return b.length === 0
          ? undefined
          : this.#atoms.times(a, this.#atoms.power(b, ratio(-1)));
      case "sqrt":
        return this.#atoms.power(a, ratio(1, 2));
      case "exp":
        return this.#exponential(a);
      case "^":
        return a.length === 0 ? undefined : this.#atoms.powerOf(a, b);
      default:
        return undefined;
    }
  }

  /** exp(u) as a power, so that exp(u)·exp(v) is exp(u + v). */
  #exponential(exponent: Form): Form {
    const base = this.#atoms.of("exp", () => ({ rank: 2 }));
    return this.#atoms.powerOf(atomForm(base), exponent);
  }
}

/** The simplified tree of one node of a graph; constants whose names are taken show as numbers. */
export function simplifiedTree(
  nodes: readonly GraphNode[],
  result: number,
  inputs: readonly Tree[],
  taken: ReadonlySet<string> = namesIn(inputs),
): Tree {
  const simplifier = new Simplifier(inputs, taken);
  for (let i = 0; i <= result; i++) simplifier.add(nodes[i]);
  return simplifier.treeAt(result);
}
