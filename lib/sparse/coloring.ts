// Columns that share no row can be moved together: one evaluation of f then serves them all, and each row of the result says
// whose change it saw. Finding the fewest groups is graph coloring; first fit in a good order comes close, and a group count
// equal to the fullest row is the least there can be.
//
// Curtis, Powell and Reid (1974), IMA J. Appl. Math. 13, 117-119; Coleman and Moré (1983), SIAM J. Numer. Anal. 20, 187-209;
// Culberson (1992), Iterated Greedy Graph Coloring, for the rounds.

/** Entries column by column: those of column c are `rows[columnStarts[c]]` up to, not including, `rows[columnStarts[c + 1]]`. */
interface Columns {
  /** Where each column begins, and after the last one the number of entries. */
  readonly columnStarts: Int32Array;
  /** The row of every entry. */
  readonly rows: Int32Array;
}

// Each round costs a few passes over the entries, about one evaluation of f; on grids in two and three dimensions later
// rounds gained nothing.
const ROUNDS = 8;

/**
 * Groups of columns, no two of a group with an entry in the same row. Columns without entries are in no group.
 *
 * @param rowCount More than any row of an entry.
 */
export function colorColumns(columns: Columns, rowCount: number): Int32Array[] {
  const order: number[] = [];
  for (let c = 0; c + 1 < columns.columnStarts.length; c++) {
    if (columns.columnStarts[c] < columns.columnStarts[c + 1]) order.push(c);
  }
  const counts = rowCounts(columns, rowCount);
  let least = 0;
  for (const count of counts) if (count > least) least = count;
  let best = firstFit(columns, rowCount, order);
  if (best.length === least) return best.map(toTyped);
  const crowd = (c: number) => {
    const { columnStarts, rows } = columns;
    let sum = 0;
    for (let p = columnStarts[c]; p < columnStarts[c + 1]; p++) {
      sum += counts[rows[p]];
    }
    return sum;
  };
  const crowds = columns.columnStarts.map((_, c) => crowd(c));
  const largestFirst = order.toSorted((a, b) => crowds[b] - crowds[a]);
  const other = firstFit(columns, rowCount, largestFirst);
  if (other.length < best.length) best = other;
  // First fit over whole groups, in any order of the groups, never needs more of them.
  for (let round = 0; round < ROUNDS && best.length > least; round++) {
    best = firstFit(columns, rowCount, best.toReversed().flat());
  }
  return best.map(toTyped);
}

function toTyped(group: readonly number[]): Int32Array {
  const typed = new Int32Array(group.length);
  let sorted = true;
  for (let k = 0; k < group.length; k++) {
    typed[k] = group[k];
    sorted &&= k === 0 || group[k] > group[k - 1];
  }
  return sorted ? typed : typed.sort();
}

/** How many entries each row has. */
function rowCounts({ rows }: Columns, rowCount: number): Int32Array {
  const counts = new Int32Array(rowCount);
  for (let p = 0; p < rows.length; p++) counts[rows[p]]++;
  return counts;
}

/**
 * Puts each column into the first group where it fits. A row keeps the groups that it is in as the bits of one number, so
 * groups are made 32 at a time; the columns that fit in none of them wait for the next 32.
 */
function firstFit(
  { columnStarts, rows }: Columns,
  rowCount: number,
  order: readonly number[],
): number[][] {
  const groups: number[][] = [];
  const taken = new Int32Array(rowCount);
  for (let waiting = order, base = 0; waiting.length > 0; base += 32) {
    const later: number[] = [];
    for (const c of waiting) {
      let used = 0;
      const end = columnStarts[c + 1];
      for (let p = columnStarts[c]; p < end; p++) used |= taken[rows[p]];
      if (used === -1) {
        later.push(c);
        continue;
      }
      const bit = ~used & -~used;
      for (let p = columnStarts[c]; p < end; p++) taken[rows[p]] |= bit;
      (groups[base + 31 - Math.clz32(bit)] ??= []).push(c);
    }
    taken.fill(0);
    waiting = later;
  }
  return groups;
}
