/**
 * Arrays in one piece that are made of nothing but their lengths, and of random numbers.
 *
 * @module
 */
import { normal } from "../../../core/random.ts";
import { LARGEST } from "../../graph/array_making.ts";
import { known } from "./reductions.ts";
import type { Tape } from "../tape.ts";
import type { Variable } from "../variable.ts";
import { sizeOf, Unsupported } from "../tensor.ts";

/** Draws a number in [0, 1). */
export type Random = () => number;

/** The lengths that arguments are; a scalar for none. */
function lengthsOf(args: readonly Variable[]): number[] {
  const shape = args.map((each) => known(each)!);
  const fits = shape.every((n) => Number.isInteger(n) && n >= 1);
  if (!fits || sizeOf(shape) > LARGEST) throw new Unsupported("lengths");
  return shape;
}

/** An array of one value. */
export function filled(
  value: number,
): (tape: Tape, args: readonly Variable[]) => Variable {
  return (tape, args) => {
    if (args.length === 0) throw new Unsupported("lengths");
    return tape.given({ shape: lengthsOf(args), data: value });
  };
}

/** The unit matrix, or as much of it as has so many rows and columns. */
export function identity(tape: Tape, args: readonly Variable[]): Variable {
  const [m, n] = lengthsOf(args.length === 1 ? [args[0], args[0]] : args);
  const data = new Float64Array(m * n);
  for (let i = 0; i < Math.min(m, n); i++) data[i * n + i] = 1;
  return tape.given({ shape: [m, n], data });
}

/** So many numbers from one to another, both of them met exactly. */
export function linspace(tape: Tape, args: readonly Variable[]): Variable {
  const [a, b, count] = args.map((each) => known(each)!);
  if (args.length !== 3) throw new Unsupported("linspace");
  const [n] = lengthsOf([args[2]]);
  const data = Float64Array.from({ length: count }, (_, i) => {
    const t = n === 1 ? 0 : i / (n - 1);
    return t === 1 ? b : a + (b - a) * t;
  });
  return tape.given({ shape: [n], data });
}

/** The numbers from one to another in steps. */
export function stepped(
  tape: Tape,
  [from, step, to]: readonly number[],
): Variable {
  // A step that is no binary fraction falls short of its end by some rounding.
  const count = Math.floor((to - from) / step * (1 + 4 * Number.EPSILON)) + 1;
  if (!(count >= 1 && count <= LARGEST)) throw new Unsupported("range");
  const data = Float64Array.from({ length: count }, (_, i) => from + i * step);
  return tape.given({ shape: [count], data });
}

/** Random numbers, uniform in [0, 1) or normal with mean 0 and variance 1. */
export function drawn(
  kind: "uniform" | "normal",
): (tape: Tape, args: readonly Variable[], random?: Random) => Variable {
  return (tape, args, random) => {
    if (!random) throw new Unsupported("random");
    const shape = lengthsOf(args);
    const draw = kind === "uniform" ? random : () => normal(random);
    if (shape.length === 0) return tape.number(draw());
    const data = Float64Array.from({ length: sizeOf(shape) }, draw);
    return tape.given({ shape, data });
  };
}
