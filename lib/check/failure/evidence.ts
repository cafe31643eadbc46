import { shapeOf } from "../../core/structure.ts";
import type { Structure } from "../../core/number_tree.ts";
import { indexAt } from "../../core/structure.ts";
import { isTrusted } from "../../core/verdict/verdict_table.ts";
import type { Inspection } from "../measure/inspect.ts";
import type { Measurement } from "../measure/measure.ts";
import type { ErrorScale } from "../judge/judge.ts";
import type { Mistake } from "../report/report.ts";
import { contract, type Subject } from "../subject/subject.ts";

/**
 * What is known at one x, in the form in which mistakes are recognised: what the code says, element by element, and whether a
 * corrected version of it would agree with the values of f.
 */
export interface Evidence {
  /** The elements of x. */
  readonly x: Float64Array;
  /** The name of an element of x. */
  readonly pathOfX: (position: number) => string;
  /** What the derivative is called, and an element of it. */
  readonly name: string;
  readonly pathOf: (position: number) => string;
  /** f there, of a scalar f; NaN of others. */
  readonly value: number;
  /** What the code says. */
  readonly elements: Float64Array;
  /** The structure of the derivative, where it has one of its own. */
  readonly structure: Structure | undefined;
  /** Its shape, if it is a regular array. */
  readonly shape: readonly number[];
  /** Which elements are wrong; nothing where only directions were looked at. */
  readonly wrong: readonly boolean[] | undefined;
  /** What the values of f say of each element, NaN where they do not say; nothing where only directions were looked at. */
  readonly numeric: Float64Array | undefined;
  /**
   * Whether these elements instead would pass: all, or those from one position to before another.
   *
   * @param off How far off they may be besides, relative to the greatest: 0 unless given.
   */
  agrees(
    corrected: Float64Array,
    range?: readonly [from: number, to: number],
    off?: number,
  ): boolean;
  /** The number c for which elements + c · term agrees where the term is largest. */
  fit(term: Float64Array): number;
}

/** A mistake, and what the code would have said without it. */
export interface Correction {
  readonly mistake: Mistake;
  /** How far off they may be, relative to the greatest, as where a small constant is added to a variance; 0 unless given. */
  readonly off?: number;
  /** The corrected elements; nothing where the correction does not apply. */
  readonly corrected: (evidence: Evidence) => Float64Array | undefined;
}

/**
 * The evidence of an inspection, made where the point stands now. Where the code gives no array of elements, its products
 * with the directions stand in for them: factors show in them as well.
 */
export function evidenceOf(
  subject: Subject,
  inspection: Inspection,
): Evidence {
  const given = subject.elements()?.slice();
  const elements = given ??
    Float64Array.from(inspection.measurements, ({ analytic }) => analytic);
  const values = subject.values();
  const { sizes } = subject;
  const { measurements, errorScaleOf, comparisons, every } = inspection;
  const isSure = (measurement: Measurement) =>
    reliable(measurement, errorScaleOf(measurement));
  const sure = measurements.filter(isSure);
  const says = (measurement: Measurement, array: Float64Array) =>
    given
      ? contract(array, sizes, measurement.weights)
      : array[measurements.indexOf(measurement)];
  return {
    x: subject.point.base.slice(),
    pathOfX: (position) =>
      subject.what === "gradient"
        ? subject.pathOf([position])
        : subject.point.path(position),
    name: subject.name,
    pathOf: (position) => subject.pathOf(indexAt(sizes, position)),
    value: values.length === 1 ? values[0] : NaN,
    elements,
    structure: given && subject.structure,
    shape: (given && shapeOf(subject.structure)) ?? [elements.length],
    wrong: every
      ? comparisons.map(({ verdict }) => verdict === "fail")
      : undefined,
    numeric: every
      ? Float64Array.from(
        measurements,
        (measurement) => isSure(measurement) ? measurement.estimate.value : NaN,
      )
      : undefined,
    agrees(corrected, range = [0, measurements.length], off = 0) {
      const there = measurements.slice(...range).filter(isSure);
      return there.length > 0 &&
        there.every((measurement) =>
          isNear(
            says(measurement, corrected),
            measurement,
            errorScaleOf(measurement),
            off,
          )
        );
    },
    fit: (term) => fitted(sure, says, elements, term),
  };
}

/** The number c for which elements + c · term is what f says where the term is largest. */
function fitted(
  measurements: readonly Measurement[],
  says: (measurement: Measurement, array: Float64Array) => number,
  elements: Float64Array,
  term: Float64Array,
): number {
  let best = 0;
  let c = NaN;
  for (const measurement of measurements) {
    const size = says(measurement, term);
    if (!(Math.abs(size) > best)) continue;
    best = Math.abs(size);
    c = (measurement.estimate.value - says(measurement, elements)) / size;
  }
  return c;
}

/** Whether the numeric side is good enough to hold a correction against: mistakes are seldom small. */
function reliable(
  { estimate: { value, error, verdict } }: Measurement,
  { scale, negligible }: ErrorScale,
): boolean {
  return (isTrusted(verdict) || verdict.kind === "noisy") &&
    (error < negligible || error <= 0.05 * Math.max(Math.abs(value), scale));
}

function isNear(
  corrected: number,
  { estimate: { value, error } }: Measurement,
  { scale, tolerance }: ErrorScale,
  off: number,
): boolean {
  // A correction may carry a fitted constant, with the error of the numeric side in it.
  const granted = tolerance * (Math.abs(value) + 1e-3 * scale) + off * scale;
  return Math.abs(corrected - value) <= 2 * error + granted;
}
