import { agree, describeStructure, shapeOf } from "../../core/structure.ts";
import type { Structure } from "../../core/tree.ts";
import { type Finding, wrong } from "./preconditions.ts";

/** What is wrong with the structure of a derivative, if anything is. */
export function shapeMismatch(
  what: string,
  found: Structure,
  expected: Structure,
  source: string,
): Finding | undefined {
  if (agree(found, expected)) return;
  const sentence = `the ${what} is ${told(found)} where ${
    told(expected)
  }, the shape ${source}, is expected`;
  const [shape, wanted] = [shapeOf(found), shapeOf(expected)];
  const reversed = shape && wanted && shape.length > 1 &&
    String(shape.toReversed()) === String(wanted);
  if (reversed) {
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

function told(structure: Structure): string {
  const shape = shapeOf(structure);
  if (!shape) return describeStructure(structure);
  if (shape.length === 0) return "a number";
  if (shape.length === 1) return `an array of length ${shape[0]}`;
  return `an array of ${shape.join("×")}`;
}
