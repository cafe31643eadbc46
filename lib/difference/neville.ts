// E. H. Neville's scheme (1934): extrapolation to 0 through ever more points, one row for each new point.

/** What a geometric series may leave, in units of its last term: rates above 0.8 are no rates. */
const MOST = 4;

/** Neville's scheme: row i holds the values at 0 of the polynomials through level i and 0, 1, 2, ... levels above it. */
export class NevilleRows {
  // Rows start with room for most of what they will hold: growing them one by one took as long as the arithmetic.
  row: number[] = [NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN];
  last: number[] = [NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN];

  extend(first: number, gains: readonly number[], columns: number): void {
    const { row: last, last: row } = this;
    row[0] = first;
    for (let j = 1; j <= columns; j++) {
      row[j] = row[j - 1] + (row[j - 1] - last[j - 1]) * gains[j];
    }
    this.row = row;
    this.last = last;
  }

  /**
   * How far the best entry is from 0, where the limit is 0; the one before it tells as much where its column does not converge,
   * as entries may vanish by chance.
   */
  remainder(columns: number): number {
    const { row, last } = this;
    let least = columns === 0 ? Math.abs(row[0]) : Infinity;
    for (let j = 1; j <= columns; j++) {
      const before = Math.abs(row[j - 1]);
      const rate = before > 0 ? Math.min(1, before / Math.abs(last[j - 1])) : 1;
      least = Math.min(least, Math.max(Math.abs(row[j]), rate * before));
    }
    return least;
  }

  /** How far an entry is from the two that it was made from. */
  change(j: number): number {
    const { row, last } = this;
    return Math.max(
      Math.abs(row[j] - row[j - 1]),
      Math.abs(row[j] - last[j - 1]),
    );
  }

  /** The least `change`. */
  leastChange(columns: number): number {
    let least = Infinity;
    for (let j = 1; j <= columns; j++) least = Math.min(least, this.change(j));
    return least;
  }
}

/** The same with what every row changes. */
export class ExtrapolationTable extends NevilleRows {
  /** The last column of this row. */
  #columns = 0;
  /** `change` in this row and in the last; NaN where the row has no such entry. */
  #changes: number[] = [NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN];
  #lastChanges: number[] = [NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN];

  override extend(
    first: number,
    gains: readonly number[],
    columns: number,
  ): void {
    super.extend(first, gains, columns);
    this.measure(columns);
  }

  /** How much each entry of a new row changes. */
  protected measure(columns: number): void {
    const changes = this.#lastChanges;
    this.#lastChanges = this.#changes;
    this.#changes = changes;
    this.#columns = columns;
    for (let j = 1; j <= columns; j++) changes[j] = this.change(j);
    for (let j = columns + 1; j < changes.length; j++) changes[j] = NaN;
  }

  /**
   * How far an entry may be from the limit. The error of the entry above left, which is about `change`, falls from row to row
   * at a rate that the column before shows: as fast as a power series' where f has one, as a geometric series where a fractional
   * power of the step is left, hardly where noise or a kink is.
   *
   * @param ratio The rate of a power series in the first column.
   */
  remainderOf(j: number, ratio: number): number {
    const fastest = ratio ** (j - 1);
    const now = this.#changes[j - 1];
    const before = this.#lastChanges[j - 1];
    if (j < 2 || !(now < before)) return this.#changes[j];
    const rate = Math.max(fastest, now / before);
    const left = Math.min(MOST, rate / (1 - rate));
    // One of the differences may vanish by chance.
    return Math.min(
      Math.max(1, left) * this.#changes[j],
      left * Math.max(this.#changes[j], fastest * now),
    );
  }

  /** The entry of this row that may be least far off, and by how much it may. */
  best(ratio: number): { value: number; error: number } {
    const { row } = this;
    let value = row[0];
    let error = this.#columns > 0 ? Infinity : Math.abs(value);
    for (let j = 1; j <= this.#columns; j++) {
      const remainder = this.remainderOf(j, ratio);
      if (!(remainder < error)) continue;
      value = row[j];
      error = remainder;
    }
    return { value, error };
  }
}

/** The slopes at 0 of the same polynomials, in units of the topmost level: the recurrence of the values, differentiated. */
export class SlopeTable extends ExtrapolationTable {
  extendSlopes(
    values: ExtrapolationTable,
    t: number,
    gains: readonly number[],
    columns: number,
  ): void {
    const { row: last, last: row } = this;
    row[0] = 0;
    for (let j = 1; j <= columns; j++) {
      const far = t + t / gains[j];
      row[j] = (values.row[j - 1] - values.last[j - 1] - far * row[j - 1] +
        t * last[j - 1]) / (t - far);
    }
    this.row = row;
    this.last = last;
    this.measure(columns);
  }
}
