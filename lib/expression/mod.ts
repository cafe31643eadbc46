/**
 * The expression language: text to trees with places, trees to functions, values, derivatives and
 * explanations.
 *
 *     text -> token -> cursor, parser, operand, named, definition, statement -> tree
 *     tree -> lower (names and shapes) -> graph (shared operations)
 *     graph -> writer, codegen, chunks (straight-line JavaScript) or loop (sums, columns, arrays)
 *     graph -> forward, reverse, by the rules of elementary -> graph
 *     graph, tree -> simplify, format, tex, explain (text)
 *
 * For front ends:
 *
 * 1. `isComplete(text)` says whether to judge the text or to wait for another line.
 * 2. `parse(text, { isValue, start, end })` reads statements: `definition`, `assignment`, `expression`, each
 *    with a span and `quiet` where a `;` follows. `parseExpression` reads one expression. `start` and
 *    `end` choose a part of a line; spans count from the start of the line all the same. `isValue`
 *    (`valueTest(scope)` makes it) says which names are values, so that `a(x + 1)` is a product.
 * 3. `define(definition, text, scope, options)` makes the function; `evaluate(tree, text, scope, options)`
 *    the value: a number or a nested array. A scope is a Map (or a record) of numbers, nested arrays and
 *    functions, also plain JavaScript ones. `options.derivative` answers prime calls such as `f'(3)`;
 *    without it they are exact. `f.captured` holds what a function took from the scope.
 * 4. `builtInNames()` lists the names for completion, `nearestName` guesses what was meant.
 * 5. Whatever is wrong is an `ExpressionError` with `start`, `end`, `reason` and perhaps a `hint`.
 * 6. A function has `gradient`, `jacobian`, `hessian`, `jvp`, `map`, `toString` and `toTeX`. `explain(f, point)`
 *    tells the chain rule, `symbolic(f, variable)` writes a derivative as a formula.
 * 7. `describeVerdict` says a verdict in English or Korean, `isDefined` whether it means that there is a derivative.
 *
 * @module
 */
export { compile } from "./compile/compile.ts";
export { functionTest, valueTest } from "./compile/name_tests.ts";
export { define } from "./compile/define.ts";
export { evaluate, evaluateMeasured } from "./compile/evaluate.ts";
export {
  exactDerivative,
  exactly,
  measuredDerivative,
  subjectAt,
} from "./compile/exact.ts";
export { freeNames } from "./syntax/free_names.ts";
export { format, formatParameter, signature } from "./written/format.ts";
export { javaScriptOf } from "./codegen/javascript.ts";
export type { Column } from "./codegen/columns.ts";
export { formatTeX } from "./written/tex.ts";
export { formula } from "./written/formula.ts";
export { symbolic } from "./written/symbolic.ts";
export { explainArrays } from "./explain/explain_arrays.ts";
export {
  explain,
  type Explanation,
  type Factor,
  type PartialExplanation,
  type Path,
  type Step,
} from "./explain/explain.ts";
export {
  ExpressionError,
  type ExpressionErrorDetails,
  type Span,
} from "./syntax/error.ts";
export { builtInNames } from "./table/known_names.ts";
export { nearestName } from "../core/names.ts";
export { randomSource } from "../core/random.ts";
export { describeVerdict, isDefined } from "../core/verdict/verdict_table.ts";
export { watchLongWork } from "./long_work.ts";
export type { ParseOptions } from "./syntax/cursor.ts";
export { following, isComplete, type Progress } from "./syntax/complete.ts";
export {
  parse,
  parseExpression,
  type ReadOptions,
} from "./syntax/statement.ts";
export { Reader } from "./syntax/reader.ts";
export { columnName, scan, type Token, tokenize } from "./syntax/token.ts";
export { children, fold } from "./syntax/tree.ts";
export type * from "./syntax/tree.ts";
export { atShapes } from "./value.ts";
export type {
  ArrayValue,
  CompiledFunction,
  DerivativeHook,
  DerivativeRequest,
  EvaluationOptions,
  MeasuredValue,
  Scope,
  Value,
} from "./value.ts";
