/**
 * Sums written shorter: over a common denominator, with a common power taken out, sin² + cos² as 1.
 *
 * @module
 */
import type { Atoms } from "./atoms.ts";
import {
  atomForm,
  expanded,
  type Form,
  isWhole,
  keyOfPowers,
  negative,
  plus,
  type Ratio,
  scaled,
  type Term,
  UNIT,
} from "./form.ts";

/** Longer sums stay as they are: what follows takes the square of their length. */
const MAX_TERMS = 12;

const SQUARES: readonly (readonly [string, string, sign: 1 | -1])[] = [
  ["sin", "cos", 1],
  ["cosh", "sinh", -1],
];

/** The form with sin² + cos² and cosh² - sinh² as 1. */
export function withoutSquares(atoms: Atoms, form: Form): Form {
  if (form.length < 2 || form.length > MAX_TERMS) return form;
  for (const term of form) {
    for (const [atom, exponent] of term.powers) {
      const { call } = atoms.all[atom];
      const row = SQUARES.find(([name]) => name === call?.name);
      if (!row || !call || !isWhole(exponent) || exponent.top < 2) continue;
      const [, partnerName, sign] = row;
      const partner = atoms.known(`${partnerName}: ${call.argument}`);
      if (partner === undefined) continue;
      const square = (which: number) =>
        atomForm(which, { top: 2, bottom: 1 })[0];
      const [rest] = scaled([term], inverted(square(atom)));
      const [twin] = scaled([rest], square(partner));
      const other = form.find((each) =>
        keyOfPowers(each.powers) === keyOfPowers(twin.powers) &&
        each.factor.top === sign * twin.factor.top &&
        each.factor.bottom === twin.factor.bottom
      );
      if (!other) continue;
      const others = form.filter((each) => each !== term && each !== other);
      return withoutSquares(atoms, plus(others, [rest]));
    }
  }
  return form;
}

function inverted({ factor: { top, bottom }, powers }: Term): Term {
  return {
    factor: { top: bottom, bottom: top },
    powers: new Map([...powers].map(([atom, each]) => [atom, negative(each)])),
  };
}

/** A sum as a term times another sum, where that may be shorter. */
export interface Factored {
  readonly outside: Term;
  readonly inside: Form;
}

function smaller(a: Ratio, b: Ratio): Ratio {
  return a.top * b.bottom <= b.top * a.bottom ? a : b;
}

/** The lowest power of each atom in all terms of a sum, where `counts` says so. */
function common(
  form: Form,
  counts: (atom: number, lowest: Ratio) => boolean,
): Map<number, Ratio> {
  const lowest = new Map<number, Ratio>();
  const zero = { top: 0, bottom: 1 };
  const all = new Set(form.flatMap(({ powers }) => [...powers.keys()]));
  for (const atom of all) {
    const least = form.map(({ powers }) => powers.get(atom) ?? zero)
      .reduce(smaller);
    if (least.top !== 0 && counts(atom, least)) lowest.set(atom, least);
  }
  return lowest;
}

/** A sum whose terms have this in common, divided by it; sums inside are multiplied out where they are short. */
function divided(
  atoms: Atoms,
  form: Form,
  powers: Map<number, Ratio>,
): Factored {
  const outside = { factor: UNIT, powers };
  const inside = scaled(form, inverted(outside)).map((term): Form => {
    let rest: Form = [term];
    for (const [atom, exponent] of term.powers) {
      const inner = atoms.all[atom].form;
      const isShort = inner && inner.length <= 4 && isWhole(exponent) &&
        exponent.top > 0 && exponent.top <= 2;
      if (!isShort) continue;
      const without = rest.map((each) => {
        const left = new Map(each.powers);
        left.delete(atom);
        return { ...each, powers: left };
      });
      rest = without;
      for (let k = 0; k < exponent.top; k++) rest = expanded(rest, inner);
    }
    return rest;
  });
  const sum = inside.reduce((a, b) => plus(a, b), []);
  return { outside, inside: withoutSquares(atoms, sum) };
}

/** The ways in which a sum may be written as a product. */
export function factorings(atoms: Atoms, form: Form): Factored[] {
  if (form.length < 2 || form.length > MAX_TERMS) return [];
  const denominators = common(form, (_, lowest) => lowest.top < 0);
  const powers = common(
    form,
    (atom, lowest) => lowest.top < 0 || atoms.all[atom].power !== undefined,
  );
  return [denominators, powers]
    .filter((each) => each.size > 0)
    .map((each) => divided(atoms, form, each));
}
