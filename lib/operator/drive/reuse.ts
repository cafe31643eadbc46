/**
 * Tells arrays that a function answers with more than once: of calls that are in flight together, each would hold the numbers of
 * the last.
 */
export class Reuse {
  #now = 0;
  readonly #readAt: WeakMap<object, number> = new WeakMap();

  /** Notes that a call begins; returns when. */
  begin(): number {
    return this.#now++;
  }

  /** Notes that the answer of a call is read; returns whether it was read already since the call began. */
  read(answer: unknown, begun: number): boolean {
    if (typeof answer !== "object" || answer === null) return false;
    const before = this.#readAt.get(answer);
    this.#readAt.set(answer, this.#now++);
    return before !== undefined && before > begun;
  }
}
