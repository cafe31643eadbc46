// E. H. Neville's scheme (1934): extrapolation to 0 through ever more points, one row for each new point.

/** Neville's scheme: row i holds the values at 0 of the polynomials through rung i and 0, 1, 2, ... rungs above it. */
export class ExtrapolationTable {
  row: number[] = [];
  last: number[] = [];

  extend(first: number, gains: readonly number[], columns: number): void {
    const { row: last, last: row } = this;
    row[0] = first;
    for (let j = 1; j <= columns; j++) {
      row[j] = row[j - 1] + (row[j - 1] - last[j - 1]) * gains[j];
    }
    this.row = row;
    this.last = last;
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

  /** How far two neighbouring entries are from 0, at best. */
  remainder(columns: number): number {
    const { row } = this;
    let least = columns === 0 ? Math.abs(row[0]) : Infinity;
    for (let j = 1; j <= columns; j++) {
      least = Math.min(least, Math.max(Math.abs(row[j]), Math.abs(row[j - 1])));
    }
    return least;
  }
}

/** The slopes at 0 of the same polynomials, in units of the topmost rung: the recurrence of the values, differentiated. */
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
  }
}
