/**
 * Random smooth functions of x, y and z, as text.
 *
 * @module
 */

/** A random expression that is defined, with its derivatives, for all x, y and z. */
export function randomBody(random: () => number, depth: number): string {
  const pick = <T>(list: readonly T[]): T =>
    list[Math.floor(random() * list.length)];
  if (depth === 0) return pick(["x", "y", "z", "2", "0.5"]);
  const below = () => randomBody(random, depth - 1);
  const forms = [
    () => `(${below()} + ${below()})`,
    () => `(${below()} - ${below()})`,
    () => `(${below()} * ${below()})`,
    () => `(${below()} / (2 + sin(${below()})))`,
    () => `sin(${below()})`,
    () => `exp(-(${below()})^2)`,
    () => `sqrt(1 + (${below()})^2)`,
    () => `atan(${below()})`,
    () => `tanh(${below()})^3`,
  ];
  return pick(forms)();
}

/** The same with pieces, loops and functions that have kinks, for x between 0 and 1. */
export function randomKinkedBody(random: () => number, depth: number): string {
  const below = () => randomBody(random, depth - 1);
  const forms = [
    () => `{${below()} if x > 0.3; ${below()} otherwise}`,
    () => `max(${below()}, ${below()})`,
    () => `|${below()}| + erf(${below()})`,
    () => `atan2(${below()}, 3 + cos(${below()}))`,
    () => `det([${below()}, ${below()}; 1, ${below()}])`,
    () => `dot([${below()}, 2], [1, y; x, 2]*[${below()}, 1])`,
    () => `norm([1, ${below()}]) + trace([x, ${below()}; z, y]^2)`,
    () => `(x < 0.6 ? ${below()} : y)^2 + hypot(1, ${below()}, 2)`,
    () => `sum(k, 1, 120, ${below()}/k^2)`,
    // Three factors, as long as x is between 0 and 1, which nobody knows in advance.
    () => `prod(k, 1, floor(3 + x/2), 1 + ${below()}/k)`,
  ];
  return forms[Math.floor(random() * forms.length)]();
}
