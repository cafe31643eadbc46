/**
 * Who owns the calls of f while a method searches: the drivers of one search, and of several in lock-step, for functions that
 * return numbers and for those that return promises.
 *
 * f beside x may be undefined: NaN, an infinity, or a throw. What it throws at x itself is the caller's to see.
 *
 * @module
 */
import { isProgramError } from "../../core/errors.ts";
import type { Estimate } from "../../core/estimate.ts";
import type { Probe } from "../../core/line.ts";
import type { Search } from "../../core/method.ts";

/**
 * Runs a search.
 *
 * @param evaluate f at a coordinate beside x, NaN where it is undefined.
 * @param atCenter f at x; the estimate counts it even if it was known already.
 */
export function drive(
  search: Search,
  evaluate: (position: number) => number,
  atCenter: (position: number) => number = evaluate,
): Estimate {
  let step = search.next();
  if (step.done) return step.value;
  const probe = step.value;
  probe.values[0] = told(probe, probe.positions[0], atCenter);
  for (step = search.next(); !step.done; step = search.next()) {
    for (let i = 0; i < probe.count; i++) {
      probe.values[i] = told(probe, probe.positions[i], evaluate);
    }
  }
  probe.emit?.({ kind: "conclusion", estimate: step.value });
  return step.value;
}

function told(
  { emit }: Probe,
  position: number,
  evaluate: (position: number) => number,
): number {
  const value = evaluate(position);
  emit?.({ kind: "sample", position, value });
  return value;
}

/** The same for a function that returns promises: what a method asks for at once is in flight at once. */
export async function driveAsync(
  search: Search,
  evaluate: (position: number) => Promise<number>,
  atCenter: () => Promise<number>,
): Promise<Estimate> {
  let step = search.next();
  if (step.done) return step.value;
  const probe = step.value;
  const take = (i: number, value: number) => {
    probe.values[i] = value;
    probe.emit?.({ kind: "sample", position: probe.positions[i], value });
  };
  take(0, await atCenter());
  for (step = search.next(); !step.done; step = search.next()) {
    const asked = probe.positions.slice(0, probe.count);
    (await Promise.all(asked.map(evaluate))).forEach((value, i) =>
      take(i, value)
    );
  }
  probe.emit?.({ kind: "conclusion", estimate: step.value });
  return step.value;
}

/** What all outputs are at a position; undefined where f is. */
export type OutputsAt = ArrayLike<number> | undefined;

/**
 * Several searches along one line in lock-step, one for each output of f: each takes its own decisions, and f is evaluated
 * once at each position that any of them asks for.
 */
export class LockStep {
  readonly #searches: readonly Search[];
  readonly #outputs: readonly number[];
  readonly #steps: IteratorResult<Probe, Estimate>[];
  readonly #known = new Map<number, OutputsAt>();

  /**
   * @param outputs The output that each search looks at.
   * @param center All outputs at x.
   */
  constructor(
    searches: readonly Search[],
    outputs: readonly number[],
    center: ArrayLike<number>,
  ) {
    this.#searches = searches;
    this.#outputs = outputs;
    this.#steps = searches.map((search, k) => {
      const step = search.next();
      if (step.done) return step;
      const { values, positions, emit } = step.value;
      values[0] = center[outputs[k]];
      emit?.({ kind: "sample", position: positions[0], value: values[0] });
      return search.next();
    });
  }

  /** The estimates, once every search has ended. */
  get estimates(): Estimate[] | undefined {
    return this.#steps.every((step) => step.done)
      ? this.#steps.map(({ value }) => value as Estimate)
      : undefined;
  }

  /** The positions to learn f at before `advance`. */
  wanted(): number[] {
    const wanted = new Set<number>();
    for (const step of this.#steps) {
      if (step.done) continue;
      const { count, positions } = step.value;
      for (let i = 0; i < count; i++) {
        if (!this.#known.has(positions[i])) wanted.add(positions[i]);
      }
    }
    return [...wanted];
  }

  learn(position: number, outputs: OutputsAt): void {
    this.#known.set(position, outputs);
  }

  /** Gives every search what it asked for. */
  advance(): void {
    this.#steps.forEach((step, k) => {
      if (step.done) return;
      const { count, positions, values, emit } = step.value;
      for (let i = 0; i < count; i++) {
        const position = positions[i];
        const value = this.#known.get(position)?.[this.#outputs[k]] ?? NaN;
        values[i] = value;
        emit?.({ kind: "sample", position, value });
      }
      const next = this.#steps[k] = this.#searches[k].next();
      if (next.done) emit?.({ kind: "conclusion", estimate: next.value });
    });
  }
}

/** f at a position beside x: NaN where it throws, unless that is a mistake in the program. */
export function evaluateOrNaN(
  evaluate: (position: number) => number,
  position: number,
): number {
  try {
    return evaluate(position);
  } catch (error) {
    if (isProgramError(error)) throw error;
    return NaN;
  }
}
