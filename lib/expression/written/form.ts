/**
 * Formulas as sums of terms, each a quotient of numbers times powers of atoms: like factors and like terms
 * meet here, and nothing is expanded.
 *
 * @module
 */

/** A number as a quotient, in lowest terms where it is one of whole numbers. */
export interface Ratio {
  readonly top: number;
  readonly bottom: number;
}

/** A quotient of numbers times powers of atoms. */
export interface Term {
  readonly factor: Ratio;
  /** The exponent of each atom; none is 0. */
  readonly powers: ReadonlyMap<number, Ratio>;
}

/** A sum of terms; the empty sum is 0. */
export type Form = readonly Term[];

function greatestDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return Math.abs(a);
}

/** A quotient. */
export function ratio(top: number, bottom = 1): Ratio {
  if (![top, bottom].every(Number.isSafeInteger) || bottom === 0) {
    return { top: top / bottom, bottom: 1 };
  }
  const divisor = greatestDivisor(top, bottom) * Math.sign(bottom) || 1;
  return { top: top / divisor, bottom: bottom / divisor };
}

/** 1. */
export const UNIT: Ratio = { top: 1, bottom: 1 };

/** The product of quotients. */
export function ratioTimes(a: Ratio, b: Ratio): Ratio {
  return ratio(a.top * b.top, a.bottom * b.bottom);
}

/** The sum of quotients. */
export function ratioPlus(a: Ratio, b: Ratio): Ratio {
  return ratio(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
}

/** Whether a quotient is this whole number, or any whole number. */
export function isWhole({ top, bottom }: Ratio, value?: number): boolean {
  return bottom === 1 && Number.isInteger(top) &&
    (value === undefined || top === value);
}

/** The same quotient with the other sign. */
export function negative({ top, bottom }: Ratio): Ratio {
  return { top: -top, bottom };
}

/** A number as a form. */
export function numberForm(factor: Ratio): Form {
  return factor.top === 0 ? [] : [{ factor, powers: new Map() }];
}

/** An atom to a power as a form. */
export function atomForm(atom: number, exponent: Ratio = UNIT): Form {
  return [{ factor: UNIT, powers: new Map([[atom, exponent]]) }];
}

// Sums grow term by term, and each term is looked up anew each time.
const keys: WeakMap<Term["powers"], string> = new WeakMap();

/** What terms have in common when they can be added. */
export function keyOfPowers(powers: Term["powers"]): string {
  const known = keys.get(powers);
  if (known !== undefined) return known;
  const key = [...powers].sort(([a], [b]) => a - b)
    .map(([atom, { top, bottom }]) => `${atom}^${top}/${bottom}`).join(" ");
  keys.set(powers, key);
  return key;
}

/** A text that equal forms share. */
export function keyOfForm(form: Form): string {
  return form
    .map(({ factor: { top, bottom }, powers }) =>
      `${top}/${bottom} ${keyOfPowers(powers)}`
    )
    .sort().join(" + ");
}

/** The product of terms. */
export function termTimes(a: Term, b: Term): Term {
  const powers = new Map(a.powers);
  for (const [atom, exponent] of b.powers) {
    const before = powers.get(atom);
    const sum = before ? ratioPlus(before, exponent) : exponent;
    if (sum.top === 0) powers.delete(atom);
    else powers.set(atom, sum);
  }
  return { factor: ratioTimes(a.factor, b.factor), powers };
}

/** The sum of forms: like terms are collected. */
export function plus(a: Form, b: Form): Form {
  const sums = new Map(a.map((term) => [keyOfPowers(term.powers), term]));
  for (const { factor, powers } of b) {
    const key = keyOfPowers(powers);
    const other = sums.get(key);
    const sum = other ? ratioPlus(other.factor, factor) : factor;
    if (sum.top === 0) sums.delete(key);
    else sums.set(key, { factor: sum, powers });
  }
  return [...sums.values()];
}

/** A form multiplied by a term, term by term. */
export function scaled(form: Form, by: Term): Form {
  return form.map((term) => termTimes(term, by));
}

/** The product of forms, multiplied out. */
export function expanded(a: Form, b: Form): Form {
  return b.reduce((sum: Form, term) => plus(sum, scaled(a, term)), []);
}

/** The number that a form is. */
export function numberOf(form: Form): Ratio | undefined {
  if (form.length === 0) return { top: 0, bottom: 1 };
  const [{ factor, powers }] = form;
  return form.length === 1 && powers.size === 0 ? factor : undefined;
}
