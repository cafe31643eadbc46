/**
 * The innermost parts of an expression: numbers, names, calls, brackets of all kinds.
 *
 * @module
 */
import { join } from "./cursor.ts";
import type { ExpressionError } from "./error.ts";
import { isBuiltInConstant, isBuiltInFunction } from "./known_names.ts";
import type { Parser } from "./parser.ts";
import type { Token } from "./token.ts";
import type { Piece, Tree } from "./tree.ts";

/** A number, a name with what belongs to it, or what stands in brackets. */
export function primary(parser: Parser): Tree {
  const token = parser.next;
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

function bracketed(parser: Parser, token: Token): Tree {
  switch (token.text) {
    case "(": {
      const inside = parser.inside(() => parser.expression());
      parser.factor = "value";
      // The span takes in the parentheses, so that a caret can mark all of it.
      const span = join(token, parser.tokens[parser.index - 1]);
      return accessed(parser, { ...inside, span });
    }
    case "[":
      return accessed(parser, array(parser, token));
    case "{":
      return piecewise(parser, token);
    case "|":
      return called(
        parser,
        "abs",
        token,
        parser.inside(() => parser.expression()),
      );
    case "√":
    case "∛": {
      parser.take();
      const operand = parser.deeper(() => parser.postfix());
      return called(
        parser,
        token.text === "√" ? "sqrt" : "cbrt",
        token,
        operand,
      );
    }
    case "∇":
    case "∂":
      throw parser.error(
        token,
        `${token.text} asks a question, and is no part of an expression`,
        {
          hint: "write f'(3) for a derivative inside an expression",
        },
      );
    case "mod":
      if (parser.source[token.start] === "m" && opensAfter(parser)) {
        return named(parser, parser.take());
      }
  }
  throw parser.unexpected("expected a value");
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
  const span = join(sign, parser.tokens[parser.index - 1]);
  parser.factor = "value";
  return { kind: "call", name, nameSpan: sign, arguments: [operand], span };
}

function listOf(parser: Parser): Tree[] {
  if (parser.at(")") || parser.at("]")) return [];
  const items = [parser.expression()];
  while (parser.at(",")) {
    parser.take();
    items.push(parser.expression());
  }
  return items;
}

function array(parser: Parser, opener: Token): Tree {
  const rows = parser.inside(() => {
    const lists = [listOf(parser)];
    while (parser.at(";")) {
      parser.take();
      lists.push(listOf(parser));
    }
    return lists;
  });
  parser.factor = "value";
  const span = join(opener, parser.tokens[parser.index - 1]);
  if (rows.some((row) => row.length === 0)) {
    throw parser.error(span, "expected values between the brackets");
  }
  if (rows.length === 1) return { kind: "array", elements: rows[0], span };
  const elements = rows.map((row): Tree => ({
    kind: "array",
    elements: row,
    span: join(row[0].span, row[row.length - 1].span),
  }));
  return { kind: "array", elements, span };
}

/** `v[1]` and `A[1, 2]`. */
function accessed(parser: Parser, target: Tree): Tree {
  while (parser.at("[")) {
    const indices = parser.inside(() => listOf(parser));
    const span = join(target.span, parser.tokens[parser.index - 1]);
    if (indices.length === 0) throw parser.error(span, "expected an index");
    target = { kind: "index", target, indices, span };
  }
  parser.factor = "value";
  return target;
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
  const span = join(opener, parser.tokens[parser.index - 1]);
  if (pieces.length === 0) throw parser.error(span, "expected a piece with if");
  return { kind: "piecewise", pieces, otherwise, span };
}

function standsForValue(parser: Parser, name: string): boolean {
  if (parser.isLocal(name)) return true;
  return isBuiltInConstant(name) || (parser.options.isValue?.(name) ?? false);
}

function named(parser: Parser, token: Token): Tree {
  const name = token.text;
  const isValue = standsForValue(parser, name);
  if (parser.at("'") || parser.at("''")) return prime(parser, token, isValue);
  if (isValue) return { kind: "name", name, span: token };
  if (parser.at("(")) return call(parser, token);
  if (isBuiltInFunction(name)) throw bareFunction(parser, token);
  return { kind: "name", name, span: token };
}

function bareFunction(parser: Parser, token: Token): ExpressionError {
  const typed = parser.source.slice(token.start, token.end);
  return parser.error(
    token,
    `${typed} is a function and needs an argument in parentheses`,
    {
      hint: bareFunctionHint(parser, typed),
      incomplete: parser.next.kind === "end",
    },
  );
}

/** Functions with an inverse whose name has an a before it. */
const ARC = /^(sin|cos|tan|sec|csc|cot)h?$/;

/** What to write for `sin x`, `sin^2(x)` and `sin^-1(x)`, which some read as an inverse and some as a power. */
function bareFunctionHint({ next, tokens, index }: Parser, name: string) {
  const isPower = next.text === "^" || next.kind === "superscript";
  if (!isPower) return `write ${name}(x)`;
  const exponent = next.kind === "superscript" ? next : tokens[index + 1];
  const isInverse = exponent?.text.startsWith("-") && ARC.test(name);
  return isInverse
    ? `write a${name}(x) for the inverse, 1/${name}(x) for a power of its value`
    : `write ${name}(x)^2 for a power of its value`;
}

function call(parser: Parser, token: Token): Tree {
  if (startsSeries(parser, token)) return series(parser, token);
  const list = parser.inside(() => listOf(parser));
  return {
    kind: "call",
    name: token.text,
    nameSpan: token,
    arguments: list,
    span: join(token, parser.tokens[parser.index - 1]),
  };
}

function prime(parser: Parser, token: Token, isValue: boolean): Tree {
  if (isValue) {
    throw parser.error(
      parser.next,
      `${token.text} is a value, and only a function has a derivative`,
    );
  }
  let order = 0;
  while (parser.at("'") || parser.at("''")) order += parser.take().text.length;
  if (!parser.at("(")) {
    const primes = "'".repeat(order);
    throw parser.error(
      join(token, parser.tokens[parser.index - 1]),
      `${token.text}${primes} needs a point`,
      {
        hint: `write ${token.text}${primes}(3)`,
        incomplete: parser.next.kind === "end",
      },
    );
  }
  const list = parser.inside(() => listOf(parser));
  return {
    kind: "prime",
    name: token.text,
    nameSpan: token,
    order,
    arguments: list,
    span: join(token, parser.tokens[parser.index - 1]),
  };
}

function startsSeries(parser: Parser, { text }: Token): boolean {
  if (text !== "sum" && text !== "prod") return false;
  const [name, comma] = parser.tokens.slice(parser.index + 1, parser.index + 3);
  return name?.kind === "name" && comma?.text === ",";
}

/** Steps over a comma of a sum or a product. */
function comma(parser: Parser, { text }: Token): void {
  if (!parser.at(")")) parser.expect(",");
  else {
    throw parser.error(parser.next, "expected a comma", {
      hint: `write ${text}(k, 1, n, k^2)`,
    });
  }
}

function series(parser: Parser, token: Token): Tree {
  const [variable, from, to, body] = parser.inside(() => {
    const name = parser.take().text;
    const bounds = [0, 1].map(() => {
      comma(parser, token);
      return parser.expression();
    });
    comma(parser, token);
    parser.bind(name, 1);
    const last = parser.expression();
    parser.bind(name, -1);
    return [name, bounds[0], bounds[1], last] as const;
  });
  const operator = token.text as "sum" | "prod";
  const span = join(token, parser.tokens[parser.index - 1]);
  return { kind: "series", operator, variable, from, to, body, span };
}
