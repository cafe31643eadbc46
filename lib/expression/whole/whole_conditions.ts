/**
 * Where the derivative of a computation on arrays is none: kinks, jumps and edges at one of the elements.
 *
 * @module
 */
import type { Condition } from "../explain/conditions.ts";
import { partText } from "../explain/place.ts";
import type { Tree } from "../syntax/tree.ts";
import { type Place, PLACES, powerPlace } from "../table/places.ts";
import { REDUCTIONS } from "./function/functions.ts";
import type { Variable } from "./variable.ts";
import { commonShape, elementsOf, spread } from "./tensor.ts";

const SAYS: Readonly<Record<Place["kind"], string>> = {
  kink: "has a kink",
  jump: "jumps",
  edge: "ends its domain",
  vertical: "has a vertical tangent",
  pole: "is undefined",
};

/** What is wrong with the rule of an operation at one of the elements. */
export function conditionOf(
  node: Tree,
  name: string,
  values: readonly Variable[],
  variables: readonly number[],
): Condition | undefined {
  if (name === "norm" || (REDUCTIONS.has(name) && values.length === 1)) {
    return isAtKink(name, values[0])
      ? {
        kind: "kink",
        sentence: `${partText(node)} has a kink here`,
        variables,
      }
      : undefined;
  }
  const place = placeOf(name, values);
  if (!place || !holdsSomewhere(place, values)) return undefined;
  const sentence = `${partText(node)} ${SAYS[place.kind]} at an element`;
  return { kind: place.kind, sentence, variables };
}

/** Whether a norm is 0, or several elements are the largest. */
function isAtKink(name: string, value: Variable): boolean {
  const elements = elementsOf(value);
  if (name === "norm") return elements.every((x) => x === 0);
  const best = elements.reduce((a, b) =>
    name === "max" ? Math.max(a, b) : Math.min(a, b)
  );
  return elements.indexOf(best) !== elements.lastIndexOf(best);
}

function placeOf(name: string, values: readonly Variable[]): Place | undefined {
  if (name !== "^") return PLACES.get(name);
  const { moves, data } = values[1];
  return powerPlace(!moves && typeof data === "number" ? data : undefined);
}

function holdsSomewhere(place: Place, values: readonly Variable[]): boolean {
  const shape = commonShape(values.map((each) => each.shape));
  const [x, y = 0] = values.map((each) => spread(each, shape));
  const at = (column: typeof x, i: number) =>
    typeof column === "number" ? column : column[i];
  const length = Math.max(
    ...[x, y].map((column) => typeof column === "number" ? 1 : column.length),
  );
  for (let i = 0; i < length; i++) {
    if (place.holds(at(x, i), at(y, i))) return true;
  }
  return false;
}
