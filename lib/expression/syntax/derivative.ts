/**
 * Derivatives in their many spellings: `f'`, `d/dx x^2 at 3`, `∂f/∂x (1, 2)`, `grad f(1, 2)`, `∇f`, `D[v] f(1, 2)`,
 * `diff(x^2, x)`, `gradient(f, [1, 2])`.
 *
 * @module
 */
import { join } from "./cursor.ts";
import {
  checkPrimed,
  isTuple,
  isWord,
  pointAfterAt,
  startsPoint,
} from "./derivative_point.ts";
import { behindBracket, type Fraction, fractionAt } from "./leibniz.ts";
import { called } from "./named.ts";
import type { Parser } from "./parser.ts";
import type { Token } from "./token.ts";
import { signed } from "./signed.ts";
import type {
  Coordinate,
  DerivativeNode,
  DerivativeOperator,
  Tree,
  Variable,
} from "./tree.ts";

/** The words of the language that ask for a derivative. */
export const DERIVATIVE_WORDS: ReadonlyMap<string, DerivativeOperator> =
  new Map([
    ["grad", "gradient"],
    ["gradient", "gradient"],
    ["nabla", "gradient"],
    ["numerical_derivative", "gradient"],
    ["numerical_gradient", "gradient"],
    ["diff", "partial"],
    ["derivative", "partial"],
    ["D", "partial"],
    ["jacobian", "jacobian"],
    ["jac", "jacobian"],
    ["hessian", "hessian"],
    ["hess", "hessian"],
    ["laplacian", "laplacian"],
    ["laplace", "laplacian"],
    ["lap", "laplacian"],
    ["div", "divergence"],
    ["divergence", "divergence"],
    ["curl", "curl"],
    ["rot", "curl"],
  ]);

/** The derivative that begins with the next token, if one does. */
export function derivative(parser: Parser): Tree | undefined {
  const token = parser.next;
  if (token.kind === "operator") {
    if (token.text === "∇") return nabla(parser, token);
    if (token.text !== "∂") return undefined;
  }
  const fraction = fractionAt(parser, parser.index);
  if (fraction) return leibniz(parser, token, fraction);
  if (token.kind === "operator") {
    throw parser.error(token, "∂ needs a variable below the line", {
      hint: "write ∂f/∂x (1, 2)",
    });
  }
  return word(parser, token);
}

/** Whether a derivative begins at a token. */
export function startsDerivative(parser: Parser, index: number): boolean {
  const { kind, text } = parser.tokens[index];
  if (kind === "operator") return text === "∇" || text === "∂";
  if (kind !== "name") return false;
  return (DERIVATIVE_WORDS.has(text) && !parser.isTaken(text)) ||
    fractionAt(parser, index) !== undefined;
}

/** Whether what is differentiated ends before a sign, as the term behind it is another derivative. */
export function endsOperand(parser: Parser, { text }: Token): boolean {
  if (parser.operandLevel !== parser.open.length) return false;
  if (text !== "+" && text !== "-") return false;
  let depth = 0;
  for (let i = parser.index + 1; i < parser.tokens.length; i++) {
    const { kind, text } = parser.tokens[i];
    if (depth === 0 && startsDerivative(parser, i)) return true;
    if (kind === "end" || kind === "newline") return false;
    if (kind !== "operator") continue;
    if ("([{".includes(text)) depth++;
    else if (")]}".includes(text)) depth--;
    if (depth < 0 || (depth === 0 && "+-,;".includes(text))) return false;
  }
  return false;
}

interface Asked {
  readonly operator: DerivativeOperator;
  readonly target: Tree;
  readonly variables?: readonly Variable[];
  readonly direction?: Tree;
  readonly point?: readonly Coordinate[] | undefined;
}

// Formulas of higher derivatives are longer than anybody reads, and take their time.
const MAX_ORDER = 100;

function node(
  parser: Parser,
  token: Token,
  { operator, target, variables = [], direction, point }: Asked,
): DerivativeNode {
  parser.factor = "value";
  const order = variables.reduce((sum, { order }) => sum + order, 0);
  if (!(order <= MAX_ORDER)) {
    throw parser.error(token, `a derivative of order ${order} is too high`, {
      hint: `orders go up to ${MAX_ORDER}`,
    });
  }
  return {
    kind: "derivative",
    operator,
    target,
    variables,
    direction,
    point,
    span: parser.from(token),
  };
}

/** `f'` and `(x^2)'`, with the primes next, at a point or as a formula. */
export function primed(parser: Parser, target: Tree): Tree {
  const { next } = parser;
  const { text } = parser.tokens[parser.index - 1];
  // Behind a value a prime is the sign of the transpose; in parentheses stands what is differentiated.
  if (text !== ")" && ["array", "index", "name"].includes(target.kind)) {
    const sign = parser.take();
    if (target.kind === "name" && sign.text === "''") {
      const reason =
        `${target.name} is a value, and only a function has a derivative`;
      const hint = `write ${target.name}' for the transpose of an array`;
      throw parser.error(sign, reason, { hint });
    }
    return signed("transpose", sign, [target], parser.from(target.span));
  }
  let order = 0;
  while (parser.at("'") || parser.at("''")) order += parser.take().text.length;
  checkPrimed(parser, target.span);
  const point = pointBehind(parser);
  const start = { ...next, start: target.span.start };
  const variables = [{ order }];
  return node(parser, start, { operator: "partial", target, variables, point });
}

/** The point behind a target: `(1, 2)` or `at (1, 2)`. */
function pointBehind(parser: Parser): readonly Coordinate[] | undefined {
  if (parser.at("(")) return parser.inside(() => parser.list()).map(place);
  return startsPoint(parser) ? pointAfterAt(parser) : undefined;
}

function place(value: Tree): Coordinate {
  return { value, span: value.span };
}

/** A fraction and what it is about; of `d/dx d/dx f(x) at 1` the point belongs to the first. */
function leibniz(
  parser: Parser,
  token: Token,
  fraction: Fraction,
  isInner = false,
): Tree {
  const { order, name, call, bracket, variables, end } = fraction;
  const start = parser.index;
  parser.index = end;
  if (order !== variables.reduce((sum, each) => sum + each.order, 0)) {
    throw parser.error(parser.from(token), "the two orders differ", {
      hint: `write d^2f/d${variables[0].name}^2`,
    });
  }
  const operator = "partial";
  if (bracket !== undefined) {
    parser.index = bracket;
    const target = parser.inside(() => parser.pointless());
    parser.index = end;
    const point = pointBehind(parser);
    return node(parser, token, { operator, target, variables, point });
  }
  if (name) {
    if (call !== undefined) parser.index = call;
    const target: Tree = call === undefined
      ? { kind: "name", name: name.text, span: name }
      : called(parser, name);
    parser.index = end;
    const point = pointBehind(parser);
    return node(parser, token, { operator, target, variables, point });
  }
  checkOperand(parser, parser.tokens[start], fraction);
  const inner = fractionAt(parser, parser.index);
  const target = inner && !inner.name && inner.bracket === undefined
    ? leibniz(parser, parser.next, inner, true)
    : unwrapped(wide(parser, isTight(parser)));
  if (isInner) return node(parser, token, { operator, target, variables });
  const point = target.span.end === parser.tokens[parser.index - 1].end &&
      isTuple(parser)
    ? pointBehind(parser)
    : startsPoint(parser)
    ? pointAfterAt(parser)
    : undefined;
  return node(parser, token, { operator, target, variables, point });
}

/** Whether nothing stands between the last token and the next. */
function isTight({ next, tokens, index }: Parser): boolean {
  return next.start === tokens[index - 1].end;
}

function checkOperand(
  parser: Parser,
  start: Token,
  { variables: [{ name }] }: Fraction,
): void {
  const { kind, text } = parser.next;
  if (kind === "end" || kind === "newline" || text === ")" || text === ",") {
    throw parser.error(parser.from(start), "expected what to differentiate", {
      hint: `write d/d${name} ${name}^2`,
      incomplete: kind === "end",
    });
  }
}

/** `d/dx[f(x)]`: brackets around one thing. */
function unwrapped(tree: Tree): Tree {
  return tree.kind === "array" && tree.elements.length === 1
    ? tree.elements[0]
    : tree;
}

const SUM = new Set(["+", "-", "<", "<=", ">", ">=", "==", "!=", "?"]);
const PRODUCT = new Set(["*", "/"]);

/**
 * What stands behind `d/dx`: all of it, up to a point or to the next derivative; or a bracket alone, where a sum goes on
 * behind it.
 */
function wide(parser: Parser, isCall: boolean): Tree {
  const opens = parser.at("(") || parser.at("[");
  const end = opens ? behindBracket(parser.tokens, parser.index) : -1;
  if (end > 0) {
    const { kind, text } = parser.tokens[end];
    const isAlone = kind === "operator" &&
      (SUM.has(text) || (isCall && PRODUCT.has(text)));
    const isPoint = kind === "operator" && text === "(" && pointAt(parser, end);
    if (isAlone || isPoint) return parser.postfix();
  }
  return parser.operand();
}

/** Whether the bracket at a token holds a point. */
function pointAt(parser: Parser, index: number): boolean {
  const before = parser.index;
  parser.index = index;
  const is = isTuple(parser);
  parser.index = before;
  return is;
}

function nabla(parser: Parser, token: Token): Tree {
  parser.take();
  const { next } = parser;
  const sign = parser.source.slice(next.start, next.end);
  if (parser.at("^") && parser.tokens[parser.index + 1].text === "2") {
    parser.take();
    parser.take();
    return applied(parser, token, "laplacian");
  }
  if (next.kind === "superscript" && next.text === "2") {
    parser.take();
    return applied(parser, token, "laplacian");
  }
  if (next.kind === "operator" && next.text === "*") {
    parser.take();
    return applied(parser, token, sign === "×" ? "curl" : "divergence");
  }
  return applied(parser, token, "gradient");
}

/** `grad ...`, and `Δf`, which is one word. */
function word(parser: Parser, token: Token): Tree | undefined {
  const { text } = token;
  if (token.kind !== "name" || parser.isTaken(text)) return undefined;
  if (text.startsWith("Δ") && text.length > 1) {
    const name = { ...token, text: text.slice(1), start: token.start + 1 };
    parser.take();
    return applied(parser, token, "laplacian", () => called(parser, name));
  }
  const operator = DERIVATIVE_WORDS.get(text);
  const behind = parser.tokens[parser.index + 1];
  const isDirection = text === "D" && behind.text === "[";
  if (!operator || (text === "D" && !isDirection && behind.text !== "(")) {
    return undefined;
  }
  if (behind.kind === "operator" && !OPENS.has(behind.text)) return undefined;
  if (behind.kind === "end" || behind.kind === "newline") {
    throw parser.error(token, "expected a function and a point", {
      hint: `write ${text} f(1, 2)`,
      incomplete: true,
    });
  }
  parser.take();
  skipOf(parser);
  if (isDirection) {
    const opener = parser.next;
    const elements = parser.inside(() => rows(parser));
    const span = join(opener, parser.tokens[parser.index - 1]);
    const direction: Tree = { kind: "array", elements, span };
    return applied(parser, token, "directional", undefined, direction);
  }
  if (parser.at("(")) {
    const items = itemsAhead(parser);
    if (items > 1) return call(parser, token, operator);
  }
  return applied(parser, token, operator);
}

/** `gradient of f`. */
function skipOf(parser: Parser): void {
  const { kind } = parser.tokens[parser.index + 1];
  const isLast = kind === "end" || kind === "newline";
  if (!isLast && isWord(parser, parser.index, "of")) parser.take();
}

/** The numbers of a direction, which may be a matrix as the point is. */
function rows(parser: Parser): Tree[] {
  const numbers = parser.list();
  while (parser.at(";")) {
    parser.take();
    numbers.push(...parser.list());
  }
  return numbers;
}

const OPENS = new Set(["(", "[", "|", "√", "∛", "∇", "∂", "-", "{"]);

/** How many values the bracket that follows holds. */
function itemsAhead({ tokens, index }: Parser): number {
  const end = behindBracket(tokens, index);
  let depth = 0;
  let commas = 0;
  for (const { kind, text } of tokens.slice(index, Math.max(index, end))) {
    if (kind !== "operator") continue;
    if ("([{".includes(text)) depth++;
    else if (")]}".includes(text)) depth--;
    else if (text === "," && depth === 1) commas++;
  }
  return commas + 1;
}

/** An operator before what it is applied to, with its point. */
function applied(
  parser: Parser,
  token: Token,
  operator: DerivativeOperator,
  read: () => Tree = () => narrow(parser),
  direction?: Tree,
): Tree {
  const target = unwrapped(read());
  const variables = operator === "partial" ? [{ order: 1 }] : [];
  const isOpen = target.kind !== "call" || isInBrackets(parser, target);
  const point = startsPoint(parser)
    ? pointAfterAt(parser)
    : isOpen && parser.at("(")
    ? pointBehind(parser)
    : undefined;
  const asked = { operator, target, variables, point };
  return node(parser, token, direction ? { ...asked, direction } : asked);
}

function isInBrackets({ source }: Parser, { span }: Tree): boolean {
  return source[span.start] === "(";
}

/** What an operator such as `grad` is applied to: a name, a call or a bracket; more where a power or a point says so. */
function narrow(parser: Parser): Tree {
  const { index, next } = parser;
  const target = next.kind === "name" && !startsDerivative(parser, index)
    ? called(parser, parser.take())
    : parser.postfix();
  if (!goesOn(parser, target)) return target;
  parser.index = index;
  return parser.operand();
}

/** Whether more belongs to what an operator is applied to. */
function goesOn(parser: Parser, target: Tree): boolean {
  const { next } = parser;
  if (startsPoint(parser)) return false;
  if (next.kind === "superscript" || next.text === "^") return true;
  const isFactor = next.kind === "name" || next.kind === "number";
  const isTerm = isFactor || SUM.has(next.text) || PRODUCT.has(next.text) ||
    (next.text === "(" && target.kind === "call");
  if (isFactor && target.kind !== "call") return true;
  return isTerm && leadsToPoint(parser);
}

/** Whether a point follows that belongs to no later derivative. */
function leadsToPoint(parser: Parser): boolean {
  const { index, tokens } = parser;
  let depth = 0;
  for (let i = index; i < tokens.length; i++) {
    const { kind, text } = tokens[i];
    if (kind === "end" || kind === "newline") return false;
    if (depth === 0) {
      if (startsDerivative(parser, i)) return false;
      parser.index = i;
      const found = startsPoint(parser);
      parser.index = index;
      if (found) return true;
    }
    if (kind !== "operator") continue;
    if ("([{".includes(text)) depth++;
    else if (")]}".includes(text) && --depth < 0) return false;
    else if (depth === 0 && (text === "," || text === ";")) return false;
  }
  return false;
}

/** `diff(x^2, x)`, `diff(f, x, 2)`, `diff(f, 3)`, `gradient(f, [1, 2])`, `grad(f, 1, 2)`. */
function call(
  parser: Parser,
  token: Token,
  operator: DerivativeOperator,
): Tree {
  const [first, ...rest] = parser.inside(() => items(parser));
  const variables: { name?: string; order: number }[] = [];
  const places: Tree[] = [];
  for (const item of rest) {
    const last = variables[variables.length - 1];
    const isPlace = operator !== "partial" || places.length > 0;
    if (!isPlace && item.kind === "name" && isVariable(parser, first, item)) {
      variables.push({ name: item.name, order: 1 });
    } else if (!isPlace && last && isCount(item)) last.order = item.value;
    else places.push(item);
  }
  if (operator === "partial" && variables.length === 0) {
    variables.push({ order: 1 });
  }
  const given = places.length > 0 ? places.map(place) : pointBehind(parser);
  return node(parser, token, {
    operator,
    target: first,
    variables,
    point: given,
  });
}

/** A name is a variable to differentiate by, unless it stands for a value and a function's name comes first. */
function isVariable(
  { options }: Parser,
  first: Tree,
  item: Tree & { kind: "name" },
): boolean {
  const isFunction = first.kind === "name" &&
    (options.isFunction?.(first.name) ?? false);
  return !isFunction || !(options.isValue?.(item.name) ?? false);
}

function isCount(tree: Tree): tree is Tree & { kind: "number" } {
  return tree.kind === "number" && Number.isInteger(tree.value) &&
    tree.value > 0;
}

/** Values between commas, of which one in a bracket of its own may be a point: `gradient(f, (1, 2))`. */
function items(parser: Parser): Tree[] {
  const list: Tree[] = [];
  do {
    if (list.length > 0) parser.take();
    const opener = parser.next;
    if (!isTuple(parser)) list.push(parser.expression());
    else {
      const elements = parser.inside(() => parser.list());
      list.push({ kind: "array", elements, span: parser.from(opener) });
    }
  } while (parser.at(","));
  return list;
}

/** Whether a derivative is a prime behind parentheses, without a point: of an array it is the transpose. */
export function isBarePrime(
  { operator, variables, point }: DerivativeNode,
): boolean {
  const [{ name = undefined, order = 0 } = {}, ...more] = variables;
  return operator === "partial" && !point &&
    name === undefined && order === 1 && more.length === 0;
}
