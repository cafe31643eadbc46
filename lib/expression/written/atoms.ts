/**
 * What formulas are made of: the things whose powers are multiplied, each known by a number.
 *
 * @module
 */
import type { Tree } from "../syntax/tree.ts";
import {
  atomForm,
  type Form,
  isWhole,
  keyOfForm,
  negative,
  numberForm,
  numberOf,
  type Ratio,
  ratioTimes,
  scaled,
  type Term,
  termTimes,
  UNIT,
} from "./form.ts";

/** A thing that is multiplied and raised to powers. */
export interface Atom {
  /** In which order factors are written: constants, variables, powers such as e^x, calls, sums, and calls of constants. */
  readonly rank: 0 | 1 | 2 | 3 | 4 | 5;
  /** How it reads, where it is neither a sum nor a power. */
  readonly tree?: () => Tree;
  /** A sum, or a product of which a root is taken. */
  readonly form?: Form;
  /** The number that is raised to broken powers. */
  readonly number?: number;
  /** A power with an exponent that is no number: a base to one term without its factor. */
  readonly power?: { readonly base: number; readonly exponent: Term };
  /** The function that it is a call of, and its argument. */
  readonly call?: { readonly name: string; readonly argument: string };
}

/** The atoms of the formulas of one graph. */
export class Atoms {
  readonly all: Atom[] = [];
  readonly #known: Map<string, number> = new Map();

  /** The atom with this key; made where it is new. */
  of(key: string, make: () => Atom): number {
    let atom = this.#known.get(key);
    if (atom === undefined) {
      atom = this.all.push(make()) - 1;
      this.#known.set(key, atom);
    }
    return atom;
  }

  /** The atom with this key, if there is one. */
  known(key: string): number | undefined {
    return this.#known.get(key);
  }

  /** A form as one term: a sum becomes an atom. */
  single(form: Form): Term {
    if (form.length === 0) {
      return { factor: { top: 0, bottom: 1 }, powers: new Map() };
    }
    if (form.length === 1) return form[0];
    const lowest = this.#denominator(form);
    if (lowest.size === 0) return atomForm(this.#group(form))[0];
    // 1 + 1/x² is (x² + 1)/x².
    const over = new Map(
      [...lowest].map(([atom, each]) => [atom, negative(each)]),
    );
    const inside = scaled(form, { factor: UNIT, powers: over });
    const outside = { factor: UNIT, powers: lowest };
    return termTimes(outside, atomForm(this.#group(inside))[0]);
  }

  /** What all terms of a sum have below the line in one of them: calls and variables, not powers such as e^-x. */
  #denominator(form: Form): Map<number, Ratio> {
    const lowest = new Map<number, Ratio>();
    for (const { powers } of form) {
      for (const [atom, exponent] of powers) {
        if (exponent.top >= 0 || this.all[atom].power || this.all[atom].form) {
          continue;
        }
        const sofar = lowest.get(atom);
        if (
          !sofar || exponent.top * sofar.bottom < sofar.top * exponent.bottom
        ) {
          lowest.set(atom, exponent);
        }
      }
    }
    return lowest;
  }

  #group(form: Form): number {
    return this.of(`(${keyOfForm(form)})`, () => ({ rank: 4, form }));
  }

  /** The product of forms: a number goes into a sum, anything else beside it. */
  times(a: Form, b: Form): Form {
    const [m, n] = [numberOf(a), numberOf(b)];
    if (m) return this.#scaledBy(b, m);
    if (n) return this.#scaledBy(a, n);
    return this.#settled(termTimes(this.single(a), this.single(b)));
  }

  #scaledBy(form: Form, factor: Ratio): Form {
    if (factor.top === 0) return [];
    return form.map((term) => ({
      ...term,
      factor: ratioTimes(term.factor, factor),
    }));
  }

  /** A product in which roots of numbers and of products have become whole. */
  #settled(term: Term): Form {
    let result = term;
    for (const [atom, exponent] of term.powers) {
      const { number, form } = this.all[atom];
      if (!isWhole(exponent)) continue;
      const isProduct = form?.length === 1;
      if (number === undefined && !isProduct) continue;
      const rest = new Map(result.powers);
      rest.delete(atom);
      const whole = isProduct ? form : numberForm({ top: number!, bottom: 1 });
      const [raised] = this.power(whole, exponent);
      result = termTimes({ factor: result.factor, powers: rest }, raised);
    }
    return result.factor.top === 0 ? [] : [result];
  }

  /** A form to a power that is a number. */
  power(base: Form, exponent: Ratio): Form {
    if (isWhole(exponent, 1)) return base;
    const { factor, powers } = this.single(base);
    const isPlain = isWhole(factor, 1);
    if (isPlain && powers.size === 1 && isWhole([...powers.values()][0], 1)) {
      return atomForm([...powers.keys()][0], exponent);
    }
    const isSmall = isWhole(exponent) && Math.abs(exponent.top) <= 16 &&
      factor.top !== 0;
    if (isSmall) return [raised(factor, powers, exponent)];
    const isNumber = powers.size === 0 && factor.top > 0 &&
      isWhole(factor) && factor.top !== 1;
    const atom = isNumber
      ? this.of(`number ${factor.top}`, () => ({ rank: 0, number: factor.top }))
      : this.#group(base);
    return atomForm(atom, exponent);
  }

  /** A form to a power with an exponent of any kind: b^(2u + 1) is (b^u)²·b. */
  powerOf(base: Form, exponent: Form): Form {
    const number = numberOf(exponent);
    if (number) return this.power(base, number);
    const atom = this.#baseOf(base);
    return exponent.reduce((product: Form, { factor, powers }) => {
      if (powers.size === 0) {
        return this.times(product, this.power(base, factor));
      }
      const monic = { factor: UNIT, powers };
      const key = `${atom}^(${keyOfForm([monic])})`;
      const part = this.of(key, () => ({
        rank: 2,
        power: { base: atom, exponent: monic },
      }));
      return this.times(product, atomForm(part, factor));
    }, numberForm(UNIT));
  }

  #baseOf(base: Form): number {
    const number = numberOf(base);
    if (number && number.top > 0 && isWhole(number)) {
      const { top } = number;
      return this.of(`number ${top}`, () => ({ rank: 0, number: top }));
    }
    const [{ factor, powers }] = base.length === 1 ? base : [this.single(base)];
    const [first] = powers;
    const isAtom = isWhole(factor, 1) && powers.size === 1 &&
      isWhole(first[1], 1);
    return isAtom ? first[0] : this.#group(base);
  }
}

function raised(
  { top, bottom }: Ratio,
  powers: Term["powers"],
  exponent: Ratio,
): Term {
  const n = Math.abs(exponent.top);
  const [over, under] = exponent.top > 0 ? [top, bottom] : [bottom, top];
  const sign = under < 0 ? -1 : 1;
  return {
    factor: ratioTimes({ top: (sign * over) ** n, bottom: 1 }, {
      top: 1,
      bottom: (sign * under) ** n,
    }),
    powers: new Map(
      [...powers].map(([atom, each]) => [atom, ratioTimes(each, exponent)]),
    ),
  };
}
