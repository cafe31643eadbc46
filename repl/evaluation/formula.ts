/**
 * Derivatives without a point, as formulas: `f'`, `d/dx x^2`, `grad f`, `2*f'(x) + 1`.
 *
 * @module
 */
import { define } from "../../lib/expression/compile/define.ts";
import { ExpressionError } from "../../lib/expression/syntax/error.ts";
import { freeNames } from "../../lib/expression/syntax/free_names.ts";
import { parse } from "../../lib/expression/syntax/statement.ts";
import { children } from "../../lib/expression/syntax/tree.ts";
import { builtInNames } from "../../lib/expression/table/known_names.ts";
import { format } from "../../lib/expression/written/format.ts";
import type {
  CompiledFunction,
  DerivativeNode,
  Tree,
} from "../../lib/expression/mod.ts";
import { functionNamed, parameterNames } from "../derivative/named.ts";
import type { Session } from "../session/session.ts";

/** A formula, and the function that it is. */
export interface Formula {
  /** The formula, behind the derivative that it is of where that is a function's own. */
  readonly text: string;
  /** What stands before the formula. */
  readonly head: string;
  /** The formula alone. */
  readonly body: Tree;
  /** The same as a function of that name. */
  readonly functionOf: (name: string) => CompiledFunction<unknown>;
}

/** Whether an expression asks for a formula: it holds a derivative, and a name without a value. */
export function isFormula(session: Session, tree: Tree): boolean {
  const pending = [tree];
  let hasDerivative = false;
  for (let node = pending.pop(); node; node = pending.pop()) {
    hasDerivative ||= node.kind === "derivative" || node.kind === "prime";
    if (isOwnFunction(session, node) || isOfConstant(session, node)) {
      return !hasWord(variablesOf(session, tree)) && !hasStray(session, tree);
    }
    if (isOfUnknown(session, node)) return false;
    pending.push(...children(node));
  }
  const variables = hasDerivative ? variablesOf(session, tree) : [];
  return variables.length > 0 && !hasWord(variables) &&
    !hasStray(session, tree);
}

/** Whether a word without a meaning stands beside the derivatives: `tell me f'(2)` asks for no formula. */
function hasStray(session: Session, tree: Tree): boolean {
  if (tree.kind === "derivative" || tree.kind === "prime") return false;
  if (tree.kind !== "name") {
    return children(tree).some((each) => hasStray(session, each));
  }
  return /^\p{L}{2,}$/u.test(tree.name) && !session.scope.has(tree.name) &&
    !builtInNames().includes(tree.name);
}

/** Words of sentences, as in `the derivative of f evaluated at 2`, which are no variables. */
const WORDS =
  /^(?:[을를의은는]|구해\p{L}*|값|the|what|is|of|find|compute|show|evaluated|when|for|using|with|respect|wrt|please|then|value|first|second|third|to|in|as|on|from|near|prime|digits?|decimals?|places)$/iu;

function hasWord(names: readonly string[]): boolean {
  return names.some((name) => WORDS.test(name));
}

/** Whether it is `grad descent`: of a word that stands for nothing, with no variable to derive it by. */
function isOfUnknown({ scope }: Session, node: Tree): boolean {
  return node.kind === "derivative" && node.target.kind === "name" &&
    !scope.has(node.target.name) && [...node.target.name].length > 1 &&
    node.variables.every(({ name }) => name === undefined);
}

/** Whether it is `d/dx 5`: by a name without a value, of what holds no name at all. */
function isOfConstant({ scope }: Session, node: Tree): boolean {
  return node.kind === "derivative" && node.point === undefined &&
    node.target.kind !== "call" && freeNames(node.target).length === 0 &&
    node.variables.some(({ name }) => name !== undefined && !scope.has(name));
}

/** Whether a derivative is that of a function by its name, without a point. */
function isOwnFunction(
  { scope }: Session,
  node: Tree,
): node is DerivativeNode & { target: { kind: "name"; name: string } } {
  return node.kind === "derivative" && node.target.kind === "name" &&
    node.point === undefined &&
    (typeof scope.get(node.target.name) === "function" ||
      (!scope.has(node.target.name) &&
        builtInNames().includes(node.target.name)));
}

/** The names without a value, in the order in which they appear; those of a function are its parameters. */
function variablesOf(session: Session, tree: Tree): string[] {
  const { scope } = session;
  const own: string[] = [];
  const pending = [tree];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (isOwnFunction(session, node)) {
      const f = functionNamed(scope, node.target.name, 1);
      own.push(...(f?.parameters ?? []).flatMap(parameterNames));
    }
    pending.push(...children(node));
  }
  const free = freeNames(tree).filter((name) =>
    !scope.has(name) && !builtInNames().includes(name)
  );
  return [...new Set([...own, ...free])];
}

/** The formula of an expression. */
export async function formulaOf(
  session: Session,
  source: string,
  tree: Tree,
): Promise<Formula> {
  const { formula } = await import("../../lib/expression/written/formula.ts");
  const parameters = variablesOf(session, tree);
  const body = orAdvice(
    session,
    source,
    tree,
    () => formula(tree, source, session.scope, parameters),
  );
  const head = headOf(session, tree, parameters);
  const functionOf = (name: string) => {
    const text = `${name}(${parameters.join(", ")}) = ${format(body)}`;
    const [definition] = parse(text);
    if (definition.kind !== "definition") throw new TypeError(text);
    return define<unknown>(definition, text, session.scope);
  };
  const text = format(body);
  return { text: `${head} = ${text}`, head, body, functionOf };
}

/** A formula is of numbers: `q(x) = x' A x` has its derivatives at a point. */
function orAdvice<T>(
  session: Session,
  source: string,
  tree: Tree,
  write: () => T,
): T {
  try {
    return write();
  } catch (error) {
    if (
      !(error instanceof ExpressionError) || !isOwnFunction(session, tree) ||
      !OF_ARRAYS.test(error.reason)
    ) throw error;
    const { target: { name }, operator } = tree;
    const word = operator === "partial" || operator === "gradient"
      ? "grad"
      : operator;
    const isOfMatrices = /\ba (?:square )?matrix/.test(error.reason) &&
      !error.reason.includes("vector");
    const point = isOfMatrices ? "[1, 2; 3, 4]" : "[1, 2]";
    const reason = `${name} takes an array, and has no formula without one`;
    const hint = `write ${word} ${name}(${point})`;
    throw new ExpressionError(source, error, reason, { hint });
  }
}

const OF_ARRAYS =
  /takes? an? (?:\S+ )?(?:vector|matrix|array)|is a value, and only a function/;

/** What stands before the formula: how the entry was read; `f'(x)` of a function's own derivative. */
function headOf(
  session: Session,
  tree: Tree,
  parameters: readonly string[],
): string {
  if (!isOwnFunction(session, tree)) return format(tree);
  const list = parameters.join(", ");
  const { target: { name }, operator, variables } = tree;
  if (operator !== "partial") {
    return `${operator === "gradient" ? "∇" : `${operator} `}${name}(${list})`;
  }
  const [{ name: variable, order }] = variables;
  if (variable === undefined || parameters.length === 1) {
    return `${name}${"'".repeat(order)}(${list})`;
  }
  if (variables.length > 1) return format(tree);
  const power = order === 1 ? "" : `^${order}`;
  return `∂${power}${name}/∂${variable}${power}(${list})`;
}
