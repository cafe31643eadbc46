/**
 * How an entry was read, where signs that were left out decided it: `1/2x` is `(1/2)*x`.
 *
 * @module
 */
import { children } from "../../lib/expression/syntax/tree.ts";
import { format } from "../../lib/expression/written/format.ts";
import type { Span, Statement, Tree, Value } from "../../lib/expression/mod.ts";

/** The values of names. */
type Names = Pick<ReadonlyMap<string, Value>, "get">;

type Binary = Tree & { kind: "binary" };

/** The lines that tell how a statement was read; none where nobody could have meant anything else. */
export function readingOf(
  source: string,
  statement: Statement,
  scope: Names,
): string[] {
  const tree = statement.kind === "definition"
    ? statement.body
    : statement.kind === "assignment"
    ? statement.value
    : statement.tree;
  const all = nodesIn(tree);
  const lines = [
    ...all.some((node) => isDecided(source, node))
      ? [`read as ${format(explicit(source, tree))}`]
      : [],
    ...all.flatMap((node) => noteOn(source, node, scope)),
  ];
  return [...new Set(lines)];
}

function nodesIn(tree: Tree): Tree[] {
  const all = [tree];
  for (const node of all) all.push(...children(node));
  return all;
}

/** The text between two parts. */
function between(source: string, left: Span, right: Span): string {
  return source.slice(left.end, right.start);
}

function isImplicit(source: string, node: Tree): node is Binary {
  return node.kind === "binary" && node.operator === "*" &&
    between(source, node.left.span, node.right.span).trim() === "";
}

function isBare(source: string, { span }: Tree): boolean {
  return source[span.start] !== "(";
}

/** Whether a sign that was left out, or one sign after another, decided how a node is read. */
function isDecided(source: string, node: Tree): boolean {
  if (node.kind === "call") {
    const [inner] = node.arguments;
    return node.name === "factorial" && inner?.kind === "call" &&
      inner.name === "factorial" && isBare(source, inner) &&
      source.slice(inner.span.end, node.span.end).trim() === "!";
  }
  if (node.kind === "derivative") {
    const { target } = node;
    return target.kind === "binary" && isBare(source, target) &&
      (target.operator === "+" || target.operator === "-");
  }
  if (node.kind !== "binary") return false;
  const { operator, left, right } = node;
  if (operator === "/" && isImplicit(source, right) && isBare(source, right)) {
    return true;
  }
  if (!isImplicit(source, node)) return false;
  if (left.kind === "binary" && isBare(source, left)) {
    if (left.operator === "/") return true;
    const isTight = between(source, left.span, right.span) === "";
    return left.operator === "^" && isTight &&
      source[left.span.end - 1] !== ")" &&
      /[\d\p{L}]/u.test(source[left.right.span.start]);
  }
  const isTight = between(source, left.span, right.span) === "";
  const isRoot = left.kind === "call" && /[√∛]/u.test(source[left.span.start]);
  const isCall = left.kind === "name" && source[right.span.start] === "(";
  const isConstant = left.kind === "number" && right.kind === "name" &&
    right.name === "e";
  return isTight && (isRoot || isCall || isConstant);
}

/** The same expression with every sign, and with parentheses around quotients and powers that are factors. */
function explicit(source: string, tree: Tree): Tree {
  switch (tree.kind) {
    case "binary": {
      const isFactor = tree.operator === "*" || tree.operator === "/";
      const part = (operand: Tree): Tree => {
        const inner = explicit(source, operand);
        const isHeld = isFactor && operand.kind === "binary" &&
          ["/", "^", "+", "-"].includes(operand.operator);
        return isHeld ? named(`(${format(inner)})`, operand.span) : inner;
      };
      return { ...tree, left: part(tree.left), right: part(tree.right) };
    }
    case "unary":
      return { ...tree, operand: explicit(source, tree.operand) };
    case "call": {
      const list = tree.arguments.map((each) => explicit(source, each));
      if (tree.name !== "factorial") return { ...tree, arguments: list };
      const [inner] = list;
      const text = format(inner);
      const isSimple = inner.kind === "number" ||
        (inner.kind === "name" && !inner.name.endsWith("!"));
      return named(isSimple ? `${text}!` : `(${text})!`, tree.span);
    }
    case "derivative":
      return { ...tree, target: explicit(source, tree.target) };
    default:
      return tree;
  }
}

/** A text that stands in a tree as it is. */
function named(name: string, span: Span): Tree {
  return { kind: "name", name, span };
}

/** What else a sign means here than someone may think. */
function noteOn(source: string, node: Tree, scope: Names): string[] {
  if (node.kind === "index") {
    const open = source.indexOf("[", node.target.span.end);
    const isApart = open > node.target.span.end;
    return isApart
      ? [
        "[...] behind an array takes an element by its index: write * for a product",
      ]
      : [];
  }
  if (node.kind !== "binary" || node.operator !== "*") return [];
  const { left, right } = node;
  const isElement = left.kind === "name" && right.kind === "number" &&
    Array.isArray(scope.get(left.name)) &&
    between(source, left.span, right.span) === "" && !isBare(source, right);
  if (isElement) {
    const { name } = left;
    const index = format(right);
    return [
      `${name}(${index}) is a product: write ${name}[${index}] for an element`,
    ];
  }
  const isVector = (tree: Tree) =>
    tree.kind === "array"
      ? tree.elements[0]?.kind !== "array"
      : tree.kind === "name" && isVectorValue(scope.get(tree.name));
  return isVector(left) && isVector(right)
    ? [`${format(node)} is the dot product: .* multiplies element by element`]
    : [];
}

function isVectorValue(value: unknown): boolean {
  return Array.isArray(value) && typeof value[0] === "number";
}
