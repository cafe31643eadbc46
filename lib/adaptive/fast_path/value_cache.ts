// What one search has seen of f, for the one that goes on from it: it asks again, and f is not evaluated again.

import type { SearchEvent } from "../../core/event.ts";
import type { Probe } from "../../core/line.ts";
import type { FastPath } from "./fast_path.ts";

/** Values of f by their positions. */
export class ValueCache {
  /** How many were never asked for again. */
  unused: number;
  readonly #values = new Map<number, number>();

  constructor({ evaluations, positions, values }: FastPath) {
    for (let i = 0; i < evaluations; i++) {
      this.#values.set(positions[i], values[i]);
    }
    this.unused = evaluations;
  }

  /** f at a position, if it is known: each is asked for once. */
  at(position: number): number | undefined {
    const value = this.#values.get(position);
    if (value !== undefined && this.#values.delete(position)) this.unused--;
    return value;
  }

  /** Answers a probe, if all of it is known. */
  answers({ count, positions, values }: Probe): boolean {
    for (let i = 0; i < count; i++) {
      if (!this.#values.has(positions[i])) return false;
    }
    for (let i = 0; i < count; i++) values[i] = this.at(positions[i])!;
    return true;
  }
}

/** A search from a point that recalls what another has seen, and tells nothing of it again. */
export function* searchingWith<T>(
  begin: (probe: Probe) => Generator<Probe, T, void>,
  probe: Probe,
  cache: ValueCache,
  origin: number,
): Generator<Probe, T, void> {
  // What is told before anything new is asked for is about what is known.
  let known: SearchEvent[] | undefined = [];
  const { emit } = probe;
  const told = emit && ((event: SearchEvent) => {
    if (known) known.push(event);
    else emit(event);
  });
  // Whoever answers knows one probe: its arrays are shared.
  const own: Probe = { ...probe, emit: told };
  const search = begin(own);
  let step = search.next();
  for (; !step.done; step = search.next()) {
    if (cache.answers(own)) {
      if (known) known = [];
      continue;
    }
    if (known && emit) tellFrom(known, own, origin, emit);
    known = undefined;
    probe.count = own.count;
    yield probe;
  }
  return step.value;
}

/** Tells where a search goes on that begins with what is known. */
function tellFrom(
  known: readonly SearchEvent[],
  { positions }: Probe,
  origin: number,
  emit: (event: SearchEvent) => void,
): void {
  if (!known.some(({ kind }) => kind === "sequence")) {
    const h = Math.abs(positions[0] - origin);
    emit({ kind: "sequence", h, side: "both", why: "more" });
  }
  for (const event of known) if (event.kind !== "step") emit(event);
}
