/**
 * Ranges: `1:5`, `0:0.5:2`, and `:` for all of an axis.
 *
 * @module
 */
import { join } from "./cursor.ts";
import type { Parser } from "./parser.ts";
import type { Tree } from "./tree.ts";

/** The rest of a range that begins with this value. */
export function range(parser: Parser, from: Tree): Tree {
  parser.take();
  const second = parser.bound();
  if (!parser.at(":")) {
    return {
      kind: "range",
      from,
      to: second,
      span: join(from.span, second.span),
    };
  }
  parser.take();
  const to = parser.bound();
  return {
    kind: "range",
    from,
    step: second,
    to,
    span: join(from.span, to.span),
  };
}

/** Whether the next token is a colon that stands alone in a list, and the list an index. */
export function isWholeAxis(parser: Parser): boolean {
  const behind = parser.tokens[parser.index + 1];
  return parser.at(":") && parser.isLocal("end") &&
    (behind?.text === "," || behind?.text === "]");
}

/** All of an axis. */
export function wholeAxis(parser: Parser): Tree {
  return { kind: "range", span: parser.take() };
}
