/**
 * A session as it stands on a screen or in a text, and what of it was typed.
 *
 * @module
 */
import { CONTINUATION, PROMPT } from "./prompt.ts";

/** The entries of a pasted session, without its prompts and its output; other text as it is. */
export function withoutPrompts(pasted: string): string {
  const typed = typedLines(pasted);
  return typed ? typed.filter((line) => line.trim() !== "").join("\n") : pasted;
}

/** The same with blank lines in place of the output, so that lines keep their numbers. */
export function scriptOf(text: string): string {
  return typedLines(text)?.join("\n") ?? text;
}

/** What was typed of each line; nothing where no line has a prompt. */
function typedLines(text: string): string[] | undefined {
  const isTyped = (line: string) => line.startsWith(PROMPT.trimEnd());
  const lines = text.split("\n").map((line) => line.trimStart());
  if (!lines.some(isTyped)) return undefined;
  let open = false;
  return lines.map((line) => {
    const goesOn: boolean = open && line.startsWith(CONTINUATION.trimEnd());
    open = goesOn || isTyped(line);
    const prompt = (goesOn ? CONTINUATION : PROMPT).trimEnd();
    return open ? line.slice(prompt.length).replace(/^ /, "") : "";
  });
}

/** The sessions in the code blocks of a text such as a README, each with the line at which its block begins. */
export function transcriptsIn(
  markdown: string,
): { readonly line: number; readonly text: string }[] {
  const found: { line: number; text: string }[] = [];
  let begin: number | undefined;
  const lines = markdown.split("\n");
  lines.forEach((text, k) => {
    if (!text.startsWith("```")) return;
    if (begin === undefined) {
      begin = k + 1;
      return;
    }
    const block = lines.slice(begin, k);
    if (block.some((line) => line.startsWith(PROMPT))) {
      found.push({ line: begin + 1, text: block.join("\n") });
    }
    begin = undefined;
  });
  return found;
}
