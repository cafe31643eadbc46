// One object of a kind, kept from call to call where making it takes as long as a derivative.

/** What is borrowed while f is asked and given back after it: an f that borrows, too, finds none and gets another. */
export class KeptObject<T> {
  #kept: T | undefined;
  readonly #make: () => T;

  constructor(make: () => T) {
    this.#make = make;
  }

  borrow(): T {
    const kept = this.#kept ?? this.#make();
    this.#kept = undefined;
    return kept;
  }

  giveBack(lent: T): void {
    this.#kept = lent;
  }
}
