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
