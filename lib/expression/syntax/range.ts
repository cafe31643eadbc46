/**
 * Ranges: `1:5`, `0:0.5:2`, and `:` for all of an axis.
 *
 * @module
 */
import type { Parser } from "./parser.ts";
import type { Tree } from "./tree.ts";

/**
 * The rest of a range: `1:5`, `0:0.5:2`. In an index both ends may be left out, `v[2:]`, `v[:3]`, and a step may follow
 * two colons, `v[::2]`, `v[::-1]`.
 */
export function range(parser: Parser, first: Tree | undefined): Tree {
  const start = first ?? { span: parser.next };
  parser.take();
  const second = part(parser);
  const hasStep = parser.at(":");
  if (hasStep) parser.take();
  const third = hasStep ? part(parser) : undefined;
  const step = hasStep ? second ?? third : undefined;
  const last = hasStep ? second && third : second;
  const isBackward = step?.kind === "unary" && step.operator === "-";
  const span = parser.from(start.span);
  const one: Tree = { kind: "number", value: 1, span };
  const end: Tree = { kind: "name", name: "end", span };
  const [from, to] = isBackward ? [end, one] : [one, end];
  return {
    kind: "range",
    from: first ?? from,
    ...(step && { step }),
    to: last ?? to,
    span,
  };
}

/** A part of a range; in an index there may be none. */
function part(parser: Parser): Tree | undefined {
  const isLeftOut = parser.isLocal("end") &&
    [":", ",", "]"].some((sign) => parser.at(sign));
  return isLeftOut ? undefined : parser.bound();
}

/** Whether the next token is a colon at the start of an index. */
export function startsWithColon(parser: Parser): boolean {
  return parser.at(":") && parser.isLocal("end");
}

/** Whether the next token is a colon that stands alone in an index. */
export function isWholeAxis(parser: Parser): boolean {
  const behind = parser.tokens[parser.index + 1];
  return startsWithColon(parser) &&
    (behind?.text === "," || behind?.text === "]");
}

/** All of an axis. */
export function wholeAxis(parser: Parser): Tree {
  return { kind: "range", span: parser.take() };
}
