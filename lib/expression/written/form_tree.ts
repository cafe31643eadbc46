/**
 * Forms back to trees, as one writes them: numbers first, then constants, variables and all else; negative
 * powers below the line; roots as roots.
 *
 * @module
 */
import { callTree, NOWHERE, numberTree } from "../graph/graph_tree.ts";
import { type BinaryOperator, fold, type Tree } from "../syntax/tree.ts";
import type { Atoms } from "./atoms.ts";
import { factorings } from "./compact.ts";
import {
  type Form,
  isWhole,
  keyOfForm,
  negative,
  plus,
  type Ratio,
  ratioTimes,
  type Term,
} from "./form.ts";

function operator(sign: BinaryOperator, left: Tree, right: Tree): Tree {
  return { kind: "binary", operator: sign, left, right, span: NOWHERE };
}

function negated(tree: Tree): Tree {
  return { kind: "unary", operator: "-", operand: tree, span: NOWHERE };
}

/** A factor of a product: what is raised to a power, and where it stands. */
interface Factor {
  readonly rank: number;
  readonly order: number;
  readonly tree: Tree;
}

/** The letter that is raised to a power, or stands alone. */
function letterOf(tree: Tree): string | undefined {
  const base = tree.kind === "binary" && tree.operator === "^"
    ? tree.left
    : tree;
  return base.kind === "name" && [...base.name].length === 1
    ? base.name
    : undefined;
}

/** Letters by the alphabet: parameters, a and k, stand before variables, x and y. */
function byName(a: Tree, b: Tree): number {
  const [left, right] = [letterOf(a), letterOf(b)];
  if (left === undefined || right === undefined || left === right) return 0;
  return left < right ? -1 : 1;
}

/** Writes the forms of one graph. */
export class FormWriter {
  readonly #written: Map<string, Tree> = new Map();
  readonly #lengths: WeakMap<Tree, number> = new WeakMap();

  readonly atoms: Atoms;
  readonly names: ReadonlySet<string>;

  /** A writer of forms made of these atoms, in which these names are taken. */
  constructor(atoms: Atoms, names: ReadonlySet<string>) {
    this.atoms = atoms;
    this.names = names;
  }

  /** The tree of a form: the shortest of the ways to write it. */
  tree(form: Form): Tree {
    const key = keyOfForm(form);
    const known = this.#written.get(key);
    if (known) return known;
    const written = [
      ...factorings(this.atoms, form).map(({ outside, inside }) =>
        this.#sum(this.atoms.times([outside], inside))
      ),
      this.#sum(form),
    ];
    const best = written.reduce((a, b) =>
      this.#length(b) < this.#length(a) ? b : a
    );
    this.#written.set(key, best);
    return best;
  }

  #length(tree: Tree): number {
    const known = this.#lengths.get(tree);
    if (known !== undefined) return known;
    const length = fold<number>(
      tree,
      (_, below) => below.reduce((sum, each) => sum + each, 1),
    );
    this.#lengths.set(tree, length);
    return length;
  }

  #number(value: number): Tree {
    return numberTree(value, this.names);
  }

  #ratio({ top, bottom }: Ratio): Tree {
    const over = this.#number(top);
    return bottom === 1 ? over : operator("/", over, this.#number(bottom));
  }

  #sum(form: Form): Tree {
    if (form.length === 0) return this.#number(0);
    // A sum does not begin with a minus where it need not.
    const first = form.find(({ factor }) => factor.top > 0);
    const terms = first && form[0].factor.top < 0 && form.length > 1
      ? [first, ...form.filter((term) => term !== first)]
      : form;
    return terms.slice(1).reduce(
      (sum, term) =>
        term.factor.top < 0
          ? operator(
            "-",
            sum,
            this.#term({ ...term, factor: negative(term.factor) }),
          )
          : operator("+", sum, this.#term(term)),
      this.#term(terms[0]),
    );
  }

  #term({ factor: { top, bottom }, powers }: Term): Tree {
    const { above, below } = this.#factors(powers);
    const size = Math.abs(top);
    const sorted = (factors: readonly Factor[]) =>
      [...factors].sort((a, b) =>
        a.rank - b.rank || byName(a.tree, b.tree) || a.order - b.order
      ).map(({ tree }) => tree);
    const over = sorted(above);
    const under = sorted(below);
    if (size !== 1 || over.length === 0) over.unshift(this.#number(size));
    if (bottom !== 1) under.unshift(this.#number(bottom));
    const product = (trees: readonly Tree[]) =>
      trees.reduce((a, b) => operator("*", a, b));
    // The sign goes with the first factor, as it is written.
    if (top < 0) over[0] = negated(over[0]);
    return under.length === 0
      ? product(over)
      : operator("/", product(over), product(under));
  }

  /** The factors above and below the line; powers of one base are one factor. */
  #factors(
    powers: Term["powers"],
  ): { above: readonly Factor[]; below: readonly Factor[] } {
    const above: Factor[] = [];
    const below: Factor[] = [];
    const exponents = new Map<number, Form>();
    for (const [atom, exponent] of powers) {
      const { power } = this.atoms.all[atom];
      if (!power) continue;
      const part = {
        ...power.exponent,
        factor: ratioTimes(power.exponent.factor, exponent),
      };
      exponents.set(power.base, plus(exponents.get(power.base) ?? [], [part]));
    }
    for (const [base, exponent] of exponents) {
      const own = powers.get(base);
      const all = own
        ? plus(exponent, [{ factor: own, powers: new Map() }])
        : exponent;
      above.push({ rank: 2, order: base, tree: this.#raised(base, all) });
    }
    for (const [atom, exponent] of powers) {
      const { power, rank } = this.atoms.all[atom];
      if (power || exponents.has(atom)) continue;
      const isBelow = exponent.top < 0;
      const size = isBelow ? negative(exponent) : exponent;
      const tree = this.#atomPower(atom, size);
      (isBelow ? below : above).push({ rank, order: atom, tree });
    }
    return { above, below };
  }

  /** A base to an exponent that is no number. */
  #raised(base: number, exponent: Form): Tree {
    const tree = this.tree(exponent);
    return this.#isExp(base)
      ? callTree("exp", [tree])
      : operator("^", this.#atom(base), tree);
  }

  #isExp(atom: number): boolean {
    return this.atoms.known("exp") === atom;
  }

  #atomPower(atom: number, exponent: Ratio): Tree {
    if (this.#isExp(atom)) return callTree("exp", [this.#ratio(exponent)]);
    const base = this.#atom(atom);
    if (isWhole(exponent, 1)) return base;
    const isRoot = exponent.top === 1 && exponent.bottom === 2;
    return isRoot
      ? callTree("sqrt", [base])
      : operator("^", base, this.#ratio(exponent));
  }

  #atom(atom: number): Tree {
    const { tree, form, number, power } = this.atoms.all[atom];
    if (number !== undefined) return this.#number(number);
    if (form) return this.tree(form);
    if (power) return this.#raised(power.base, [power.exponent]);
    return tree!();
  }
}
