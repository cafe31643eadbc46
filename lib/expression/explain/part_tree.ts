/**
 * The parts of a function drawn as a tree, from the result down.
 *
 * @module
 */

/** How the parts are told of. */
export interface Telling {
  /** The parts directly inside one. */
  readonly operands: (part: number) => readonly number[];
  /** A part in full. */
  readonly line: (part: number) => string;
  /** A part that stands further up in full. */
  readonly again: (part: number) => string;
}

/** The lines of the tree below a part; one that stands in several places is drawn out once. */
export function treeLines(
  root: number,
  { operands, line, again }: Telling,
): string[] {
  const lines: string[] = [];
  const drawn = new Set<number>();
  const pending = [{ part: root, first: "", rest: "" }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { part, first, rest } = next;
    const inside = operands(part);
    if (drawn.has(part) && inside.length > 0) {
      lines.push(`${first}${again(part)}, as above`);
      continue;
    }
    lines.push(first + line(part));
    drawn.add(part);
    const below = inside.map((operand, i) => {
      const isLast = i === inside.length - 1;
      return {
        part: operand,
        first: rest + (isLast ? "└ " : "├ "),
        rest: rest + (isLast ? "  " : "│ "),
      };
    });
    pending.push(...below.reverse());
  }
  return lines;
}
