/**
 * Definitions: the name, the parameters and the body of a function.
 *
 * @module
 */
import { isBuiltInConstant } from "../table/known_names.ts";
import type { Parser } from "./parser.ts";
import type { Token } from "./token.ts";
import type { Definition, Parameter, Tree } from "./tree.ts";

/** What is read otherwise than other functions. */
const GRAMMAR: ReadonlySet<string> = new Set(["sum", "prod"]);

/** Throws if a name belongs to the language; that of a function may get another meaning. */
export function checkDefinable(
  parser: Parser,
  token: Token,
  act: string,
): void {
  const name = token.text;
  if (isBuiltInConstant(name)) {
    throw parser.error(token, `cannot ${act} ${name} as it is a constant`);
  }
  if (GRAMMAR.has(name)) {
    const reason =
      `cannot ${act} ${name} as it belongs to the language, like a sign`;
    throw parser.error(token, reason);
  }
  if (name.includes(".")) {
    throw parser.error(token, `cannot ${act} ${name} as it is a column`, {
      hint: `give it a name of its own: ${name.replace(".", "_")}`,
    });
  }
}

function parameter(parser: Parser): Parameter {
  if (parser.at("[")) return bracket(parser);
  const token = parser.next;
  if (token.kind !== "name") {
    throw parser.unexpected("expected the name of a parameter");
  }
  if (parser.isLocal(token.text)) {
    throw parser.error(token, `the parameter ${token.text} appears twice`);
  }
  parser.take();
  parser.bind(token.text, 1);
  return token.text;
}

function parameterList(parser: Parser): Parameter[] {
  const list = [parameter(parser)];
  while (parser.at(",")) {
    parser.take();
    list.push(parameter(parser));
  }
  return list;
}

function bracket(parser: Parser): Parameter {
  const opener = parser.next;
  const rows = parser.inside(() => {
    const lists = [parameterList(parser)];
    while (parser.at(";")) {
      parser.take();
      lists.push(parameterList(parser));
    }
    return lists;
  });
  if (rows.length === 1) return rows[0];
  if (rows.some((row) => row.length !== rows[0].length)) {
    throw parser.error(
      opener,
      "the rows of a matrix parameter differ in length",
    );
  }
  return rows;
}

/** The equals sign and what stands behind it. */
export function body(parser: Parser): Tree {
  const equals = parser.take();
  const { kind, text } = parser.next;
  if (kind === "end" || kind === "newline" || text === ";") {
    throw parser.error(equals, `expected a value after ${equals.text}`);
  }
  return parser.expression();
}

// JavaScript takes 65,534, and a derivative along a direction twice as many.
const MAX_PARAMETERS = 10_000;

/** `f(x, y) = body`, of which nothing has been read. */
export function definition(parser: Parser): Omit<Definition, "quiet"> {
  const name = parser.take();
  checkDefinable(parser, name, "define");
  const parameters = parser.inside(() => {
    if (!parser.at(")")) return parameterList(parser);
    throw parser.error(parser.next, "expected a parameter", {
      hint: `write ${name.text} = ... for a variable`,
    });
  });
  if (parameters.length > MAX_PARAMETERS) {
    throw parser.error(name, `more than ${MAX_PARAMETERS} parameters`, {
      hint: `take a vector: ${name.text}([x, y])`,
    });
  }
  const tree = body(parser);
  const span = { start: name.start, end: tree.span.end };
  const source = parser.source.slice(span.start, span.end);
  return {
    kind: "definition",
    name: name.text,
    nameSpan: name,
    parameters,
    body: tree,
    source,
    span,
  };
}
