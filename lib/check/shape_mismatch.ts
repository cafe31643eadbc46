import { type Finding, wrong } from "./preconditions.ts";

/** What is wrong with the shape of a derivative, if anything is. */
export function shapeMismatch(
  what: string,
  found: readonly number[],
  expected: readonly number[],
  source: string,
): Finding | undefined {
  if (String(found) === String(expected)) return;
  const sentence = `the ${what} is ${told(found)} where ${
    told(expected)
  }, the shape ${source}, is expected`;
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
    `return ${told(expected)}`,
  );
}

function told(shape: readonly number[]): string {
  if (shape.length === 0) return "a number";
  if (shape.length === 1) return `an array of length ${shape[0]}`;
  return `an array of ${shape.join("×")}`;
}
