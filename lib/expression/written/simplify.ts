/**
 * Formulas made shorter, in time proportional to their length: like terms and like factors are
 * collected, constants are multiplied out, nothing is expanded. A derivative by the rules alone is
 * full of 0·x, 1·x and x·x; this is what takes them out.
 *
 * Whole powers of the same thing are put together, so x²/x becomes x also at 0.
 *
 * @module
 */
import type { GraphNode, Opaque } from "../graph/graph.ts";
import {
  namesIn,
  NOWHERE,
  numberTree,
  treeOfNode,
} from "../graph/graph_tree.ts";
import type { BinaryOperator, Tree } from "../syntax/tree.ts";

/** A quotient of numbers times powers of atoms. */
interface Term {
  readonly top: number;
  readonly bottom: number;
  /** The exponent of each atom; none is 0. */
  readonly powers: ReadonlyMap<number, number>;
}

/** A sum of terms. */
type Form = readonly Term[];

const ONE: Term = { top: 1, bottom: 1, powers: new Map() };

function operator(sign: BinaryOperator, left: Tree, right: Tree): Tree {
  return { kind: "binary", operator: sign, left, right, span: NOWHERE };
}

function greatestDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return Math.abs(a);
}

/** A quotient in lowest terms where it is one of whole numbers. */
function quotient(top: number, bottom: number): Pick<Term, "top" | "bottom"> {
  if (![top, bottom].every(Number.isSafeInteger) || bottom === 0) {
    return { top: top / bottom, bottom: 1 };
  }
  const divisor = greatestDivisor(top, bottom) * Math.sign(bottom) || 1;
  return { top: top / divisor, bottom: bottom / divisor };
}

function keyOf(powers: ReadonlyMap<number, number>): string {
  return [...powers].sort(([a], [b]) => a - b).map((pair) => pair.join("^"))
    .join(" ");
}

function times(a: Term, b: Term): Term {
  const powers = new Map(a.powers);
  for (const [atom, exponent] of b.powers) {
    const sum = (powers.get(atom) ?? 0) + exponent;
    if (sum === 0) powers.delete(atom);
    else powers.set(atom, sum);
  }
  return { ...quotient(a.top * b.top, a.bottom * b.bottom), powers };
}

function plus(a: Form, b: Form): Form {
  const sums = new Map(a.map((term) => [keyOf(term.powers), term]));
  for (const term of b) {
    const key = keyOf(term.powers);
    const other = sums.get(key);
    const { top, bottom } = other ?? { top: 0, bottom: 1 };
    const sum = quotient(
      top * term.bottom + term.top * bottom,
      bottom * term.bottom,
    );
    if (sum.top === 0) sums.delete(key);
    else sums.set(key, { ...sum, powers: term.powers });
  }
  return [...sums.values()];
}

/** The simplified trees of the nodes of a graph. */
class Simplifier {
  readonly #atoms: Tree[] = [];
  readonly #known: Map<string, number> = new Map();
  readonly #forms: Form[] = [];
  readonly #called: Map<Opaque, number> = new Map();

  readonly #names: ReadonlySet<string>;

  constructor(inputs: readonly Tree[]) {
    this.#names = namesIn(inputs);
    // The variables come first, in their order, wherever factors are written.
    inputs.forEach((tree, i) => this.#atom(`input ${i}`, () => tree));
  }

  #number(value: number): Tree {
    return numberTree(value, this.#names);
  }

  #atom(key: string, make: () => Tree): Form {
    let atom = this.#known.get(key);
    if (atom === undefined) {
      atom = this.#atoms.push(make()) - 1;
      this.#known.set(key, atom);
    }
    return [{ ...ONE, powers: new Map([[atom, 1]]) }];
  }

  #key(form: Form): string {
    return form
      .map(({ top, bottom, powers }) => `${top}/${bottom} ${keyOf(powers)}`)
      .sort().join(" + ");
  }

  /** A form as one term: a sum becomes an atom. */
  #single(form: Form): Term {
    if (form.length === 0) return { ...ONE, top: 0 };
    if (form.length === 1) return form[0];
    return this.#atom(`(${this.#key(form)})`, () => this.tree(form))[0];
  }

  #product(a: Form, b: Form): Form {
    const term = times(this.#single(a), this.#single(b));
    return term.top === 0 ? [] : [term];
  }

  #power(base: Form, exponent: number): Form {
    const { top, bottom, powers } = this.#single(base);
    const isAtom = top === 1 && bottom === 1 && powers.size === 1 &&
      [...powers.values()][0] === 1;
    if (isAtom) {
      return [{
        ...ONE,
        powers: new Map([...powers].map(([atom]) => [atom, exponent])),
      }];
    }
    const isSafe = Number.isInteger(exponent) && Math.abs(exponent) <= 16 &&
      top !== 0 &&
      [...powers.values()].every(Number.isInteger);
    if (!isSafe) {
      return this.#atom(
        `(${this.#key(base)})^${exponent}`,
        () => operator("^", this.tree(base), this.#number(exponent)),
      );
    }
    const [over, under] = exponent > 0 ? [top, bottom] : [bottom, top];
    const n = Math.abs(exponent);
    const raised = new Map(
      [...powers].map(([atom, each]) => [atom, each * exponent]),
    );
    return [{ ...quotient(over ** n, under ** n), powers: raised }];
  }

  #constant(form: Form): number | undefined {
    if (form.length === 0) return 0;
    const [{ top, bottom, powers }] = form;
    return form.length === 1 && powers.size === 0 ? top / bottom : undefined;
  }

  /** Adds a node, whose arguments have been added before. */
  add(node: GraphNode): void {
    this.#forms.push(this.#formOf(node));
  }

  #formOf(node: GraphNode): Form {
    if (node.kind === "constant") {
      if (node.value === 0) return [];
      // Circle numbers stay themselves.
      const tree = this.#number(node.value);
      const isPlain = Number.isFinite(node.value) && tree.kind !== "name";
      return isPlain
        ? [{ ...ONE, top: node.value }]
        : this.#atom(`# ${node.value}`, () => tree);
    }
    if (node.kind === "input") {
      return [{ ...ONE, powers: new Map([[node.index, 1]]) }];
    }
    const args = node.args.map((i) => this.#forms[i]);
    const known = node.kind === "apply"
      ? this.#arithmetic(node.row.name, args)
      : undefined;
    if (known) return known;
    const kind = node.kind === "apply"
      ? node.row.name
      : node.kind === "opaque"
      ? `call ${this.#numberOf(node.opaque)}`
      : "?";
    const key = `${kind}: ${args.map((form) => this.#key(form)).join(", ")}`;
    return this.#atom(
      key,
      () => treeOfNode(node, args.map((form) => this.tree(form))),
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
        return plus(a, b);
      case "-":
        return plus(a, this.#product(b, [{ ...ONE, top: -1 }]));
      case "neg":
        return a.map((term) => ({ ...term, top: -term.top }));
      case "*":
        return this.#product(a, b);
      case "/":
        return b.length === 0
          ? undefined
          : this.#product(a, this.#power(b, -1));
      case "^": {
        const exponent = this.#constant(b);
        return exponent === undefined ? undefined : this.#power(a, exponent);
      }
      default:
        return undefined;
    }
  }

  /** The tree of a node that was added. */
  treeAt(index: number): Tree {
    return this.tree(this.#forms[index]);
  }

  /** The tree of a form. */
  tree(form: Form): Tree {
    if (form.length === 0) return this.#number(0);
    return form.slice(1).reduce(
      (sum, term) =>
        term.top < 0
          ? operator("-", sum, this.#termTree({ ...term, top: -term.top }))
          : operator("+", sum, this.#termTree(term)),
      this.#termTree(form[0]),
    );
  }

  #termTree({ top, bottom, powers }: Term): Tree {
    const above: Tree[] = [];
    const below: Tree[] = [];
    for (const [atom, exponent] of [...powers].sort(([a], [b]) => a - b)) {
      const size = Math.abs(exponent);
      const base = this.#atoms[atom];
      const tree = size === 1 ? base : operator("^", base, this.#number(size));
      (exponent > 0 ? above : below).push(tree);
    }
    const size = Math.abs(top);
    if (size !== 1 || above.length === 0) above.unshift(this.#number(size));
    if (bottom !== 1) below.unshift(this.#number(bottom));
    const product = (factors: readonly Tree[]) =>
      factors.reduce((a, b) => operator("*", a, b));
    // The sign goes with the first factor, as it is written.
    if (top < 0) above[0] = negated(above[0]);
    return below.length === 0
      ? product(above)
      : operator("/", product(above), product(below));
  }
}

function negated(tree: Tree): Tree {
  return { kind: "unary", operator: "-", operand: tree, span: NOWHERE };
}

/** The simplified tree of one node of a graph. */
export function simplifiedTree(
  nodes: readonly GraphNode[],
  result: number,
  inputs: readonly Tree[],
): Tree {
  const simplifier = new Simplifier(inputs);
  for (let i = 0; i <= result; i++) simplifier.add(nodes[i]);
  return simplifier.treeAt(result);
}
