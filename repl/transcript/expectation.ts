/**
 * Whether output is what a transcript expects: text as it is, numbers by value, `...` for anything.
 *
 * @module
 */

/** A part of an expected line. */
type Part =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "anything" }
  | {
    readonly kind: "number";
    readonly value: number;
    readonly tolerance: number;
    /** Whether it stands after "±", where only its size means something. */
    readonly error: boolean;
  };

/** How far numbers may differ, relative to the greater, where the text does not say. */
export const TOLERANCE = 1e-9;

/** Two errors agree within this factor: they are estimates of a size. */
const ERROR_FACTOR = 100;

const NUMBER = String.raw`[-+]?(?:\d+(?:\.(?!\.)\d*)?|\.\d+)(?:[eE][-+]?\d+)?`;
const PARTS = new RegExp(
  String
    .raw`\.\.\.|(?:±\s*)?${NUMBER}(?:\s*~(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)?`,
  "g",
);

/** Whether lines of output are what is expected; a line of nothing but `...` stands for any lines, or none. */
export function linesMatch(
  expected: readonly string[],
  got: readonly string[],
  tolerance: number = TOLERANCE,
): boolean {
  if (expected.length === 0) return got.length === 0;
  const [first, ...rest] = expected;
  if (first.trim() === "...") {
    return got.some((_, k) => linesMatch(rest, got.slice(k), tolerance)) ||
      linesMatch(rest, [], tolerance);
  }
  return got.length > 0 && lineMatches(first, got[0], tolerance) &&
    linesMatch(rest, got.slice(1), tolerance);
}

/** Whether a line of output is what is expected. Blanks inside count as one, however many; those before it, as carets have, count. */
export function lineMatches(
  expected: string,
  got: string,
  tolerance: number = TOLERANCE,
): boolean {
  const free = expected.trimStart().startsWith("...");
  if (!free && indentOf(expected) !== indentOf(got)) return false;
  const parts = partsOf(expected.trim(), tolerance);
  const pattern = parts.map((part) => {
    if (part.kind === "anything") return ".*?";
    if (part.kind === "text") return literally(part.text);
    return part.error ? String.raw`±\s*(${NUMBER})` : `(${NUMBER})`;
  });
  const found = new RegExp(`^${pattern.join("")}$`, "u").exec(got.trim());
  if (!found) return false;
  const numbers = parts.filter((part) => part.kind === "number");
  return numbers.every((part, k) => agree(part, Number(found[k + 1])));
}

function agree(
  { value, tolerance, error }: Part & { kind: "number" },
  got: number,
): boolean {
  if (Object.is(value, got) || value === got) return true;
  const [small, large] = [Math.abs(value), Math.abs(got)].sort((a, b) => a - b);
  if (error) return large <= ERROR_FACTOR * small || large < 1e-12;
  // Of 0 nothing is a part: what is left of it by rounding counts as 0.
  if (small === 0) return large <= 1e-3 * tolerance;
  return Math.abs(value - got) <= tolerance * large;
}

function partsOf(expected: string, tolerance: number): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of expected.matchAll(PARTS)) {
    if (match.index > end) {
      parts.push({ kind: "text", text: expected.slice(end, match.index) });
    }
    end = match.index + match[0].length;
    if (match[0] === "...") {
      parts.push({ kind: "anything" });
      continue;
    }
    const [number, own] = match[0].split("~");
    parts.push({
      kind: "number",
      value: Number(number.replace("±", "").trim()),
      tolerance: own === undefined ? tolerance : Number(own),
      error: number.startsWith("±") && own === undefined,
    });
  }
  if (end < expected.length) {
    parts.push({ kind: "text", text: expected.slice(end) });
  }
  return parts;
}

function indentOf(line: string): number {
  return line.trim() === "" ? 0 : line.length - line.trimStart().length;
}

function literally(text: string): string {
  return text.split(/\s+/u)
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|\/]/gu, "\\$&"))
    .join(String.raw`\s+`);
}
