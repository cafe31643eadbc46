import { BoundedPoint } from "../../../lib/check/point/bounded_point.ts";
import { Calls } from "../../../lib/check/point/calls.ts";
import { gradientSubject } from "../../../lib/check/subject/scalar_subject.ts";
import type { Subject } from "../../../lib/check/subject/subject.ts";

export type F = (x: number[]) => number;
export type G = (x: number[]) => ArrayLike<number>;

/** A gradient as a check has it before it looks: the code is asked once, f not at all. */
export function gradientOf(
  f: F,
  gradient: G,
  x: number[] | Float32Array,
  bounds?: object,
): { subject: Subject; calls: Calls } {
  const point = new BoundedPoint(x as number[], "Test", bounds as never);
  const calls = new Calls(f as never, point, "Test");
  const ask = () =>
    calls.code((at) => Float64Array.from(gradient(at as number[])));
  const subject = gradientSubject(calls, "x", ask as () => Float64Array);
  subject.refresh();
  return { subject, calls };
}
