/**
 * The innermost parts of an expression: numbers, names and brackets of all kinds.
 *
 * @module
 */
import { join } from "./cursor.ts";
import { derivative } from "./derivative/derivative.ts";
import { named } from "./named.ts";
import { signed } from "./signed.ts";
import type { Parser } from "./parser.ts";
import type { Token } from "./token.ts";
import type { Piece, Tree } from "./tree.ts";

/** A number, a name with what belongs to it, or what stands in brackets. */
export function primary(parser: Parser): Tree {
  const token = parser.next;
  const asked = derivative(parser);
  if (asked) return asked;
  parser.factor = token.kind === "number" ? "number" : "value";
  switch (token.kind) {
    case "number":
      parser.take();
      return { kind: "number", value: Number(token.text), span: token };
    case "name":
      parser.take();
      return accessed(parser, named(parser, token));
    case "operator":
      return bracketed(parser, token);
    default:
      throw parser.unexpected("expected a value");
  }
}

/** `(d/dx f)(2)`: the derivative of a function in parentheses, at the point behind them. */
function derivativeAt(parser: Parser, tree: Tree): Tree {
  if (tree.kind !== "derivative" || tree.point || !parser.at("(")) return tree;
  const isFunction = tree.target.kind === "name" || tree.target.kind === "call";
  if (!isFunction || parser.next.start !== tree.span.end) return tree;
  const point = parser.inside(() => parser.list())
    .map((value) => ({ value, span: value.span }));
  return { ...tree, point, span: parser.from(tree.span) };
}

function bracketed(parser: Parser, token: Token): Tree {
  switch (token.text) {
    case "(": {
      const inside = parser.inside(() => oneValue(parser, token));
      parser.factor = "value";
      // The span takes in the parentheses, so that a caret can mark all of it.
      const span = parser.from(token);
      return accessed(parser, derivativeAt(parser, { ...inside, span }));
    }
    case "[": {
      const vector = array(parser, token);
      // "A [1, 2]" and "[1, 2] [3, 4]" may be meant as products as well.
      if (parser.at("[") && parser.next.start > vector.span.end) {
        throw parser.error(parser.next, "an index, or a product?", {
          hint: "write * for a product, and no blank before an index",
        });
      }
      return accessed(parser, vector);
    }
    case "{":
      return piecewise(parser, token);
    case "|": {
      const operand = parser.inside(() => parser.expression());
      return called(parser, "abs", token, operand);
    }
    case "√":
    case "∛": {
      parser.take();
      const operand = parser.deeper(() => parser.postfix());
      const root = token.text === "√" ? "sqrt" : "cbrt";
      return called(parser, root, token, operand);
    }
    case "where":
    case "if":
      if (opensAfter(parser)) return cases(parser, parser.take());
      break;
    case "mod":
      if (parser.source[token.start] === "m" && opensAfter(parser)) {
        return named(parser, parser.take());
      }
  }
  throw parser.unexpected("expected a value");
}

function oneValue(parser: Parser, opener: Token): Tree {
  const value = parser.at(":") ? undefined : parser.expression();
  if (value && !parser.at(",")) return value;
  const { source, next } = parser;
  const array = /[\p{L}_][\p{L}\p{N}_]*$/u.exec(source.slice(0, opener.start));
  const list = /^\(([^()[\]{}]*)\)/.exec(source.slice(opener.start));
  throw parser.error(next, "parentheses hold one value", {
    hint: array && list
      ? `write ${array[0]}[${list[1]}] for an element of ${array[0]}`
      : "write [1, 2] for an array, A[1, 2] for an element of A",
  });
}

function opensAfter(parser: Parser): boolean {
  const { kind, text } = parser.tokens[parser.index + 1];
  return kind === "operator" && text === "(";
}

function called(
  parser: Parser,
  name: string,
  sign: Token,
  operand: Tree,
): Tree {
  const span = parser.from(sign);
  parser.factor = "value";
  return signed(name, sign, [operand], span);
}

function array(parser: Parser, opener: Token): Tree {
  const rows = parser.inside(() => {
    const lists = [parser.list()];
    while (parser.at(";")) {
      parser.take();
      // One may end the last row as well.
      if (!parser.at("]")) lists.push(parser.list());
    }
    return lists;
  });
  parser.factor = "value";
  const span = parser.from(opener);
  if (rows.some((row) => row.length === 0)) {
    throw parser.error(span, "an array needs at least one element");
  }
  if (rows.length === 1) return { kind: "array", elements: rows[0], span };
  const elements = rows.map((row): Tree => ({
    kind: "array",
    elements: row,
    span: join(row[0].span, row[row.length - 1].span),
  }));
  const isStack = rows.every((row) => row.length === 1);
  return { kind: "array", elements, ...isStack && { isStack }, span };
}

/** `v[1]` and `A[1, 2]`. */
function accessed(parser: Parser, target: Tree): Tree {
  while (parser.at("[")) {
    parser.bind("end", 1);
    const indices = parser.inside(() => parser.list());
    parser.bind("end", -1);
    const span = parser.from(target.span);
    if (indices.length === 0) throw parser.error(span, "expected an index");
    target = { kind: "index", target, indices, span };
  }
  parser.factor = "value";
  return target;
}

/** `where(x > 0, x, 0)` and `if(x > 0, x, 0)`, as other programs have cases. */
export function cases(parser: Parser, token: Token): Tree {
  const list = parser.inside(() => parser.list());
  const span = parser.from(token);
  parser.factor = "value";
  if (list.length !== 3) {
    throw parser.error(span, `${token.text} takes a condition and two values`, {
      hint: "write {x if x > 0; -x otherwise}",
    });
  }
  const [condition, value, otherwise] = list;
  return { kind: "piecewise", pieces: [{ condition, value }], otherwise, span };
}

function piecewise(parser: Parser, opener: Token): Tree {
  const pieces: Piece[] = [];
  const otherwise = parser.inside(() => {
    for (;;) {
      const value = parser.expression();
      if (parser.at("otherwise")) {
        parser.take();
        if (parser.at(";")) parser.take();
        return value;
      }
      if (pieces.length > 0 && parser.at("}")) return value;
      if (!parser.at("if")) throw parser.unexpected("expected if or otherwise");
      parser.take();
      pieces.push({ value, condition: parser.expression() });
      if (parser.at(";")) parser.take();
      else if (!parser.at("}")) throw parser.unexpected("expected ; or }");
      if (parser.at("}")) return undefined;
    }
  });
  parser.factor = "value";
  const span = parser.from(opener);
  if (pieces.length === 0) throw parser.error(span, "expected a piece with if");
  return { kind: "piecewise", pieces, otherwise, span };
}
