/**
 * Words in brackets: rows that wrap, blank lines between the blocks of higher dimensions, `...` for the middle
 * of a long axis, all where numpy puts them.
 *
 * @module
 */

/** What differs between the `str` and the `repr` of an array. */
export interface LayoutStyle {
  /** Between the items, such as ", ". */
  readonly separator: string;
  /** Columns a line may fill. */
  readonly columns: number;
  /** Columns that the text before the first bracket takes; further lines are indented by as many. */
  readonly prefix: number;
  /** Whether long axes show only their ends; `words` then holds only what shows. */
  readonly summarized: boolean;
}

/** Lays out the words of an array in row-major order. */
export function layOut(
  shape: readonly number[],
  words: readonly string[],
  { separator, columns, prefix, summarized }: LayoutStyle,
): string {
  let next = 0;
  const block = (axis: number): string => {
    if (axis === shape.length) return words[next++];
    const indent = " ".repeat(prefix + axis + 1);
    const pieces = visibleIndices(shape[axis], summarized)
      .map((index) => index === GAP ? "..." : block(axis + 1));
    const axesLeft = shape.length - axis;
    const inside = axesLeft === 1
      ? wrap(pieces, separator, indent, columns - axis - 1)
      : pieces.join(separator.trimEnd() + "\n".repeat(axesLeft - 1) + indent);
    return `[${inside}]`;
  };
  return block(0);
}

/** Stands for the items of a long axis that are left out. */
export const GAP = -1;

/** The indices of an axis that show: of a long one numpy shows three at each end, with `GAP` between them. */
export function visibleIndices(length: number, summarized: boolean): number[] {
  return summarized && length > 6
    ? [0, 1, 2, GAP, length - 3, length - 2, length - 1]
    : Array.from({ length }, (_, i) => i);
}

// A word that does not fit goes to the next line, unless it is alone on its line. The first line starts after
// as many columns as the others are indented by; the separator may stick out, as its blank is cut there.
function wrap(
  words: readonly string[],
  separator: string,
  indent: string,
  columns: number,
): string {
  let text = "";
  let line = indent;
  words.forEach((word, index) => {
    if (index > 0) line += separator;
    if (line.length + word.length > columns && line.length > indent.length) {
      text += line.trimEnd() + "\n";
      line = indent;
    }
    line += word;
  });
  return (text + line).slice(indent.length);
}
