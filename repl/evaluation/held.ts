/**
 * What a partial derivative holds constant.
 *
 * @module
 */
import type {
  CompiledFunction,
  DerivativeRequest,
} from "../../lib/expression/mod.ts";
import type { Tensor } from "../../mod.ts";
import { elements } from "../derivative/element.ts";
import { parameterNames } from "../derivative/named.ts";
import { numberFormat, type NumberStyle } from "../session/format.ts";

// More names are no line that a person reads.
const MOST = 4;

/** A line behind the answer: the variables that do not move, and where they are held; nothing where all move. */
export function heldConstant(
  { f, args, path, operator }: DerivativeRequest,
  style: NumberStyle,
): string {
  if (operator !== "partial") return "";
  const { parameters = [] } = f as Partial<CompiledFunction>;
  const names = parameters.flatMap(parameterNames);
  const point = elements(args as unknown as Tensor);
  const held = names.flatMap((_, i) => path.includes(i) ? [] : [i]);
  if (names.length !== point.length || held.length === 0) return "";
  const number = numberFormat(style, 6);
  const shown = held.slice(0, MOST).map((i) =>
    `${names[i]} = ${number(point[i])}`
  );
  const more = held.length - shown.length;
  const rest = more > 0 ? `, and ${more} more` : "";
  return `\n  held constant: ${shown.join(", ")}${rest}`;
}
