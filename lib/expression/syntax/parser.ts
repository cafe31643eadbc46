/**
 * Tokens to a tree: a Pratt parser whose precedence is mathjs's, implicit multiplication included.
 *
 *     or · and · comparisons · + - · * / mod · implicit multiplication · unary · ^ · postfix
 *
 * `c ? a : b` binds loosest. Implicit multiplication binds tighter than division, but a number over
 * a number comes first: `1/2x` is `(1/2)x`, while `1/(2)x` and `a/2x` divide by the product.
 *
 * @module
 */
import { Cursor, join } from "./cursor.ts";
import type { ExpressionError } from "./error.ts";
import { endsOperand } from "./derivative/derivative.ts";
import { primed } from "./derivative/derivative_node.ts";
import { at, startsPoint } from "./derivative/derivative_point.ts";
import { primary } from "./operand.ts";
import { isWholeAxis, range, startsWithColon, wholeAxis } from "./range.ts";
import type { Token } from "./token.ts";
import { signed } from "./signed.ts";
import type { BinaryOperator, Comparison, Tree } from "./tree.ts";
import { withSteps } from "./where.ts";

const BINDING: ReadonlyMap<string, number> = new Map([
  ["or", 1],
  ["and", 2],
  ["<", 3],
  ["<=", 3],
  [">", 3],
  [">=", 3],
  ["==", 3],
  ["!=", 3],
  ["+", 4],
  ["-", 4],
  ["*", 5],
  ["/", 5],
  [".*", 5],
  ["./", 5],
  ["\\", 5],
  ["mod", 5],
]);
const COMPARISON = 3;
const SUM = 4;

/** Reads expressions from a list of tokens, one after another. */
export class Parser extends Cursor {
  #isInside = false;
  readonly #hasSteps: boolean = this.tokens.some(({ text, kind }) =>
    kind === "operator" && text === "where"
  );

  /** An expression, at a point where one is given; outside of all brackets with its named steps. */
  expression(): Tree {
    if (this.open.length > 0 || this.#isInside || !this.#hasSteps) {
      return this.#atPoint();
    }
    this.#isInside = true;
    const tree = withSteps(this, () => this.#atPoint());
    this.#isInside = false;
    return tree;
  }

  #atPoint(): Tree {
    const tree = this.pointless();
    return startsPoint(this) ? at(this, tree) : tree;
  }

  /** An expression up to the point that may be given for it. */
  pointless(): Tree {
    const condition = this.#binary(1);
    if (this.at(":") && this.ranges) return range(this, condition);
    if (!this.at("?")) return condition;
    this.take();
    return this.deeper(() => {
      const value = this.withRanges(false, () => this.expression());
      if (!this.at(":")) {
        throw this.unexpected("expected : and the other value");
      }
      this.take();
      const otherwise = this.expression();
      const pieces = [{ condition, value }];
      const span = join(condition.span, otherwise.span);
      return { kind: "piecewise", pieces, otherwise, span };
    });
  }

  /** An expression that stands at an end of a range. */
  bound(): Tree {
    return this.#binary(1);
  }

  /** What a derivative is taken of, or where: all up to a point, or to the next derivative. */
  operand(): Tree {
    const before = this.operandLevel;
    this.operandLevel = this.open.length;
    const tree = this.pointless();
    this.operandLevel = before;
    return tree;
  }

  #binary(minimum: number): Tree {
    let left = this.#product();
    for (;;) {
      const operator = this.next;
      const binding = operator.kind === "operator"
        ? BINDING.get(operator.text) ?? 0
        : 0;
      if (binding < minimum || binding === 0 || this.stops()) return left;
      if (endsOperand(this, operator)) return left;
      if (binding === COMPARISON) {
        left = this.#comparison(left);
        continue;
      }
      this.take();
      const right = this.#binary(binding + 1);
      if (binding === SUM && this.factor === "percent") {
        throw this.error(right.span, "percent of what?", {
          hint: "write 100*(1 + 3/100) for 100 and 3% of it",
        });
      }
      if (operator.text === "\\") {
        const span = join(left.span, right.span);
        left = signed("solve", operator, [left, right], span);
        continue;
      }
      left = {
        kind: "binary",
        operator: operator.text as BinaryOperator,
        left,
        right,
        span: join(left.span, right.span),
      };
    }
  }

  #comparison(first: Tree): Tree {
    const operators: Comparison[] = [];
    const operands = [first];
    while (
      this.next.kind === "operator" &&
      BINDING.get(this.next.text) === COMPARISON && !this.stops()
    ) {
      operators.push(this.take().text as Comparison);
      operands.push(this.#binary(COMPARISON + 1));
    }
    const span = join(first.span, operands[operands.length - 1].span);
    return { kind: "compare", operators, operands, span };
  }

  #times(left: Tree, right: Tree): Tree {
    const span = join(left.span, right.span);
    return { kind: "binary", operator: "*", left, right, span };
  }

  /** Factors side by side. */
  #product(): Tree {
    let left = this.#quotientOfNumbers();
    while (this.#startsFactor(this.next)) {
      if (this.next.kind === "number" && this.factor !== "value") {
        const isInArray = this.open[this.open.length - 1]?.text === "[";
        throw this.error(this.next, "a number cannot follow a number", {
          hint: isInArray
            ? "write a comma between them, [1, 2]"
            : "write * between them",
        });
      }
      left = this.#times(left, this.#quotientOfNumbers());
    }
    return left;
  }

  #startsFactor({ kind, text }: Token): boolean {
    if (this.stops()) return false;
    if (kind === "name") return text !== "at" || !startsPoint(this);
    if (kind === "number") return true;
    if (kind !== "operator") return false;
    if (text === "∇" || text === "∂") return true;
    if (text === "|") return this.open[this.open.length - 1]?.text !== "|";
    return text === "(" || text === "√" || text === "∛" || text === "{";
  }

  /** mathjs's rule for `1/2x`: number / number comes first when a name or a bracket follows. */
  #quotientOfNumbers(): Tree {
    let left = this.#factorTree();
    let isNumber = this.factor === "number" ||
      this.factor === "signed number";
    while (isNumber && this.at("/")) {
      const [number, behind] = this.tokens.slice(
        this.index + 1,
        this.index + 3,
      );
      if (number.kind !== "number") break;
      if (behind.kind === "number" || !this.#startsFactor(behind)) break;
      this.take();
      const right = this.#factorTree();
      isNumber = this.factor === "number";
      const span = join(left.span, right.span);
      left = { kind: "binary", operator: "/", left, right, span };
    }
    return left;
  }

  #factorTree(): Tree {
    const sign = this.next;
    if (sign.kind !== "operator" || !["-", "+", "not"].includes(sign.text)) {
      return this.#power();
    }
    this.take();
    const operand = this.deeper(() => this.#factorTree());
    // As in mathjs: only a number with a sign stays one.
    const isSigned = this.factor === "number" && sign.text !== "not";
    this.factor = isSigned ? "signed number" : "operation";
    const operator = sign.text as "-" | "+" | "not";
    return { kind: "unary", operator, operand, span: join(sign, operand.span) };
  }

  #power(): Tree {
    const isRoot = this.at("√") || this.at("∛");
    let base = this.postfix();
    if (this.next.kind === "superscript") {
      if (isRoot) throw this.#ambiguousRoot(base);
      const token = this.take();
      const exponent = this.#superscript(token);
      const span = join(base.span, token);
      base = {
        kind: "binary",
        operator: "^",
        left: base,
        right: exponent,
        span,
      };
      this.factor = "operation";
      if (!this.at("^") && !this.at("!") && this.next.kind !== "superscript") {
        return base;
      }
      throw this.error(this.next, "this could be read in two ways", {
        hint: "put the power in parentheses",
      });
    }
    if (!this.at("^") && !this.at(".^")) return base;
    if (isRoot) throw this.#ambiguousRoot(base);
    const sign = this.tokens[this.index + 1];
    if (sign.text === "T" && sign.kind === "name" && !this.isTaken("T")) {
      this.index += 2;
      return signed("transpose", sign, [base], join(base.span, sign));
    }
    const operator = this.take().text as BinaryOperator;
    const exponent = this.deeper(() => this.#factorTree());
    this.factor = "operation";
    if (this.at("[") && this.next.start > exponent.span.end) {
      throw this.error(this.next, "an array behind a power", {
        hint: "write * for a product",
      });
    }
    const span = join(base.span, exponent.span);
    return { kind: "binary", operator, left: base, right: exponent, span };
  }

  #ambiguousRoot(root: Tree): ExpressionError {
    const text = this.source.slice(root.span.start, root.span.end);
    const [sign] = text;
    const inside = text.slice(sign.length);
    return this.error(
      this.next,
      "the root of a power, or the power of a root?",
      {
        hint: `write ${sign}(${inside}^2) or (${text})^2, with your exponent`,
      },
    );
  }

  #superscript(token: Token): Tree {
    const value = Math.abs(Number(token.text));
    const number: Tree = { kind: "number", value, span: token };
    if (!token.text.startsWith("-")) return number;
    return { kind: "unary", operator: "-", operand: number, span: token };
  }

  /** Expressions with commas between them, up to a closing bracket. */
  list(): Tree[] {
    if (this.at(")") || this.at("]")) return [];
    const items = [this.#item()];
    while (this.at(",")) {
      this.take();
      // One may end the list of an array as well.
      if (this.at("]") && !this.isLocal("end")) break;
      items.push(this.#item());
    }
    return items;
  }

  #item(): Tree {
    if (isWholeAxis(this)) return wholeAxis(this);
    return startsWithColon(this) ? range(this, undefined) : this.expression();
  }

  /** Whether the next token is a % behind which no value follows: percent, and not a remainder. */
  #isPercent(): boolean {
    if (!this.at("mod") || this.source[this.next.start] !== "%") return false;
    const behind = this.tokens[this.index + 1];
    if (behind.kind === "operator") {
      return [")", "]", "}", ",", ";", "*", "/", ":"].includes(behind.text);
    }
    return behind.kind === "end" || behind.kind === "newline" || this.stops(1);
  }

  /** A value and the signs behind it. */
  postfix(): Tree {
    let tree = primary(this);
    while (
      this.at("!") || this.at("'") || this.at("''") || this.#isPercent()
    ) {
      if (this.at("mod")) {
        const sign = this.take();
        const span = join(tree.span, sign);
        const right: Tree = { kind: "number", value: 100, span: sign };
        tree = { kind: "binary", operator: "/", left: tree, right, span };
        this.factor = "percent";
        continue;
      }
      if (!this.at("!")) {
        tree = primed(this, tree);
        continue;
      }
      const token = this.take();
      const span = join(tree.span, token);
      tree = signed("factorial", token, [tree], span);
      this.factor = "value";
    }
    return tree;
  }
}
