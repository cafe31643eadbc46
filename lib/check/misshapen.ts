import { type Finding, wrong } from "./first_look.ts";

/** What is wrong with the shape of a derivative, if anything is. */
export function misshapen(
  what: string,
  found: readonly number[],
  expected: readonly number[],
  source: string,
): Finding | undefined {
  if (String(found) === String(expected)) return;
  const sentence = `the ${what} has the shape ${told(found)} where ${
    told(expected)
  }, ${source}, is expected`;
  const reversed = String([...found].reverse()) === String(expected);
  if (reversed && found.length > 1) {
    return wrong(
      "transpose",
      `${sentence}: it is transposed`,
      "transpose it, or swap the factors of the product that makes it: for y = W x the gradient by W is (gradient by y) xᵀ",
    );
  }
  return wrong(
    "shape",
    sentence,
    `return an array of the shape ${told(expected)}`,
  );
}

function told(shape: readonly number[]): string {
  return shape.length === 0
    ? "of a number"
    : shape.length === 1
    ? `[${shape[0]}]`
    : shape.join("×");
}
