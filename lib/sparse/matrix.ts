/** A matrix of which only the entries that may differ from zero are kept, column by column. */
export interface SparseMatrix {
  /** The numbers of rows and columns. */
  readonly shape: readonly [rows: number, columns: number];
  /** The row of every entry: column after column, ascending inside each. */
  readonly rows: Int32Array;
  /** The column of every entry. */
  readonly columns: Int32Array;
  /** Where the entries of each column begin, and after the last one the number of entries. */
  readonly columnStarts: Int32Array;
  /** The value of every entry. */
  readonly values: Float64Array;
  /** All rows with their zeros: `shape[0] · shape[1]` numbers. */
  toDense(): number[][];
}

/** A sparse matrix from its parts. */
export function sparseMatrix(
  parts: Omit<SparseMatrix, "toDense">,
): SparseMatrix {
  return { ...parts, toDense: () => dense(parts) };
}

function dense(
  { shape: [height, width], rows, columns, values }: Omit<
    SparseMatrix,
    "toDense"
  >,
): number[][] {
  const matrix = Array.from(
    { length: height },
    () => new Array<number>(width).fill(0),
  );
  for (let p = 0; p < values.length; p++) {
    matrix[rows[p]][columns[p]] = values[p];
  }
  return matrix;
}
