import { width as widthOf } from "./width.ts";

/** Text in lines of so many columns, broken at blanks, each behind the indent. */
export function wrapped(
  text: string,
  width: number,
  indent: string,
  head = "",
): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && widthOf(indent + longer) > width) {
      lines.push(indent + line);
      line = word;
    } else line = longer;
  }
  return head + [...lines, indent + line].join("\n");
}

/**
 * Lines no wider than the screen where blanks allow it. What does not fit goes on behind the blanks that its line begins
 * with; in a tree, beside the lines to what is still to come.
 */
export function brokenAtBlanks(text: string, columns: number): string {
  return text.split("\n").map((line) => {
    if (widthOf(line) <= columns) return line;
    const [first] = /^[ │├└]*/.exec(line)!;
    // Deep in a tree on a narrow screen, half of it is left for what is said.
    const indent = first.replace(/├/g, "│").replace(/└/g, " ")
      .slice(0, columns / 2);
    const rest = wrapped(line.slice(first.length), columns, indent);
    return first + rest.slice(indent.length);
  }).join("\n");
}
