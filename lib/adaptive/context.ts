// What all stages of a search share: the line, f at x, the probe, and how many evaluations are left.

import type { DerivativeOrder } from "../core/method.ts";
import { identity, type Line, type Probe, rounded } from "../core/line.ts";
import { spacingOf } from "./scale.ts";
import type { Limits } from "./limits.ts";
import type { Target } from "./verdict/grade.ts";

/** Places a pair around x, the position above first. */
export function placePair(
  positions: number[],
  i: number,
  h: number,
  line: Line,
): void {
  const { origin, lower, upper, round } = line;
  if (round === identity && lower === -Infinity && upper === Infinity) {
    // The usual line: what follows, where nothing rounds but the sums.
    const below = origin - (origin + h - origin);
    positions[i] = origin + (origin - below);
    positions[i + 1] = below;
    return;
  }
  const above = Math.min(rounded(line, origin + h), upper);
  const below = Math.max(rounded(line, origin - (above - origin)), lower);
  // On the coarser of the two sides a number may lie beside that of the other.
  positions[i] = Math.min(rounded(line, origin + (origin - below)), upper);
  positions[i + 1] = below;
}

/** A point beside x where f has been seen. */
export interface Sample {
  /** Its distance from x, negative on the left. */
  readonly t: number;
  readonly value: number;
  /** What f has changed by from x. */
  readonly change: number;
}

/** One search along a line. */
export class Context implements Target {
  readonly line: Line;
  readonly order: DerivativeOrder;
  readonly center: number;
  readonly probe: Probe;
  readonly promise: number | undefined;
  readonly maxEvaluations: number;
  readonly isBrief: boolean;
  /** How often f has been evaluated. */
  evaluations: number = 1;
  /** Whether more were wanted than are allowed, since this was last cleared. */
  isCutShort: boolean = false;
  /** What a fast path has seen of f: what of it is not asked for has been evaluated, too. */
  cache: { readonly unused: number } | undefined;
  /** Where f has been seen beside x. */
  readonly samples: Sample[] = [];

  constructor(
    line: Line,
    order: DerivativeOrder,
    center: number,
    probe: Probe,
    { promise, maxEvaluations, isBrief = false }: Pick<
      Limits,
      "promise" | "maxEvaluations" | "isBrief"
    >,
  ) {
    this.line = line;
    this.order = order;
    this.center = center;
    this.probe = probe;
    this.promise = promise;
    this.maxEvaluations = maxEvaluations;
    this.isBrief = isBrief;
  }

  /** Whether so many more evaluations are allowed. */
  allows(count: number): boolean {
    const unused = this.cache?.unused ?? 0;
    const allowed = this.evaluations + unused + count <= this.maxEvaluations;
    this.isCutShort ||= !allowed && !this.isBrief;
    return allowed;
  }

  /** The probe, to be yielded, that asks for f at a pair of points around x: its values then hold f above and below. */
  pair(h: number): Probe {
    const { probe } = this;
    probe.count = 2;
    this.evaluations += 2;
    placePair(probe.positions, 0, h, this.line);
    return probe;
  }

  /** The probe, to be yielded, that asks for f at two offsets from x, inside the bounds. */
  two(first: number, second: number): Probe {
    const { probe } = this;
    probe.count = 2;
    probe.positions[0] = this.#position(first);
    probe.positions[1] = this.#position(second);
    this.evaluations += 2;
    return probe;
  }

  /** f at offsets from x, or the nearest to them that numbers and bounds allow. */
  *at(offsets: readonly number[]): Generator<Probe, Sample[], void> {
    const { probe } = this;
    probe.count = offsets.length;
    offsets.forEach((offset, i) => {
      probe.positions[i] = this.#position(offset);
    });
    this.evaluations += offsets.length;
    yield probe;
    return this.learn();
  }

  /** f where the probe has asked for it. */
  learn(): Sample[] {
    const { line: { origin }, center, probe: { count, positions, values } } =
      this;
    const samples: Sample[] = [];
    for (let i = 0; i < count; i++) {
      const value = values[i];
      samples.push({ t: positions[i] - origin, value, change: value - center });
    }
    this.samples.push(...samples);
    return samples;
  }

  /** The representable position inside the bounds that is next to an offset from x. */
  #position(offset: number): number {
    const { origin, round, lower, upper } = this.line;
    return Math.max(lower, Math.min(upper, round(origin + offset)));
  }

  /** The spacing of numbers around x; at 0, where they have none, a tiny part of a unit. */
  ulp(): number {
    return Math.max(spacingOf(this.line), 1e-16 * 2 ** -10 * this.line.unit);
  }
}
