import {
  agree,
  describeStructure,
  property,
  shapeOf,
} from "../../core/structure.ts";
import type { Structure } from "../../core/number_tree.ts";
import { type Finding, wrong } from "./finding.ts";

/** A part of a tree, as it is and as it should be. */
interface Part {
  readonly path: string;
  readonly found: Structure;
  readonly expected: Structure;
}

/** What is wrong with the structure of a derivative, if anything is. */
export function shapeMismatch(
  what: string,
  whole: Structure,
  wholeExpected: Structure,
  source: string,
): Finding | undefined {
  if (agree(whole, wholeExpected)) return;
  const { path, found, expected } = differing({
    path: "",
    found: whole,
    expected: wholeExpected,
  });
  const who = path ? `${path} of the ${what}` : `the ${what}`;
  const sentence = `${who} is ${told(found)} where ${
    told(expected)
  }, the shape ${source}, is expected${missing(found, expected)}`;
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
    path ? `return ${told(expected)} as ${path}` : `return ${told(expected)}`,
  );
}

function told(structure: Structure): string {
  const shape = shapeOf(structure);
  if (!shape) return describeStructure(structure).replaceAll("[]", "a number");
  if (shape.length === 0) return "a number";
  if (shape.length === 1) return `an array of length ${shape[0]}`;
  return `an array of ${shape.join("×")}`;
}

/** The least part of two trees that holds all in which they differ. */
function differing({ path, found, expected }: Part): Part {
  const here = { path, found, expected };
  if (!("items" in found) || !("items" in expected)) return here;
  if (shapeOf(found) || missing(found, expected)) return here;
  if (found.items.length !== expected.items.length) return here;
  const unlike = found.items.flatMap((item, k) =>
    agree(item, expected.items[k]) ? [] : [k]
  );
  const [k] = unlike;
  if (unlike.length !== 1) return here;
  return differing({
    path: found.kind === "record"
      ? property(path, found.names[k])
      : `${path}[${k}]`,
    found: found.items[k],
    expected: expected.items[k],
  });
}

/** The names that an object lacks, in words. */
function missing(found: Structure, expected: Structure): string {
  if (expected.kind !== "record") return "";
  const names = found.kind === "record" ? found.names : [];
  const lacks = expected.names.filter((name) => !names.includes(name));
  if (lacks.length === 0) return "";
  return `: ${lacks.join(", ")} ${lacks.length > 1 ? "are" : "is"} missing`;
}
