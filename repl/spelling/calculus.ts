/**
 * Derivatives and points as other programs have them.
 *
 * @module
 */
import { fromBrackets } from "./definition.ts";
import { SOLVED } from "./elsewhere.ts";
import { NAME, type Row, row } from "./row.ts";

const PRIMES: ReadonlyMap<string, string> = new Map([
  ["first", "'"],
  ["second", "''"],
  ["2nd", "''"],
  ["third", "'''"],
  ["3rd", "'''"],
]);

const DERIVATIVES = "derivatives have other words";

/** Derivatives and points as other programs have them. */
export const CALCULUS: readonly Row[] = [
  row(
    `^D\\s*(${NAME})\\s*\\(([^()]*)\\)$`,
    DERIVATIVES,
    (name, point) =>
      point.includes(",")
        ? `write grad ${name}(${point})`
        : `write ${name}'(${point})`,
    "su",
  ),
  row(
    `^d([2-9])(${NAME})?/d(\\p{L}+)\\1(?!\\d)\\s*(.*)$`,
    DERIVATIVES,
    (order, name = "", x, rest) =>
      `write d^${order}${name}/d${x}^${order} ${rest}`.trim(),
  ),
  row(
    `^(.*[\\p{L}\\s])\\((-?[\\d.]+)((?:\\s+-?[\\d.]+)+)\\)$`,
    "a comma parts values",
    (before, first, more) =>
      `write ${before}(${first}${more.replace(/\s+/g, ", ")})`,
  ),
  row(
    `^((?:d\\S*/d\\S+|∂\\S*/∂\\S+)(?!.*\\b(?:at|if|for|when|where|with)\\b).*[^\\s,|])\\s+(${NAME})\\s*=\\s*(-?[\\w.]+)$`,
    "a point stands behind at",
    (what, x, value) => `write ${what} at ${x} = ${value}`,
  ),
  row(
    `^((?:d\\S*/d${NAME}|∂\\S*/∂${NAME})(?!.*\\b(?:at|if|for|when|where|with)\\b).*[^\\s,])\\s*,\\s*(${NAME})\\s*=\\s*(-?[\\w.]+)$`,
    "a point stands behind at",
    (what, x, value) => `write ${what} at ${x} = ${value}`,
  ),
  row(
    `^((?:grad|∇|gradient|hessian|jacobian|laplacian|div|curl)\\s*)(${NAME})\\s*\\[([^\\]]*)\\]$`,
    "a point stands in parentheses",
    (operator, name, point) => `write ${operator}${name}(${point})`,
  ),
  row(
    `^(Hessian|Gradient|Grad|Jacobian|Laplacian|Divergence|Div|Curl|Derivative|Tangent|Plot|Descend|Critical|Explain)(\\s.+)$`,
    "words of the language are in small letters",
    (word, rest) => `write ${word.toLowerCase()}${rest}`,
    "su",
  ),
  row(
    `^(Hess|Jac)(\\s*\\(?\\s*)(${NAME})(.*)$`,
    "words of the language are in small letters",
    (word, open, name, rest) =>
      `write ${word === "Hess" ? "hessian" : "jacobian"}${open}${name}${rest}`,
    "su",
  ),
  row(
    `^(?:solve\\s+)?(?:grad(?:ient)?\\s+|∇)(${NAME})(?:\\([^)]*\\))?\\s*={1,2}\\s*(?:0|\\[0.*\\])$`,
    SOLVED,
    (name) => `write critical ${name} from (1, 2) for where its gradient is 0`,
  ),
  row(
    `^(?:solve\\s+)?(?:(${NAME})('+)(?:\\(${NAME}\\))?|d(${NAME})/d${NAME})\\s*={1,2}\\s*0$`,
    SOLVED,
    (name, primes = "'", other) =>
      `write critical ${name ?? other}${
        primes.slice(1)
      } -3..3 for where it is 0`,
  ),
  row(
    `^(?:solve\\s+)?d/d${NAME}\\s*\\(?(.+?)\\)?\\s*={1,2}\\s*0$`,
    SOLVED,
    (what) => `write critical ${what} -3..3 for where it is 0`,
  ),
  row(
    `^(?:the\\s+)?(first|second|third|2nd|3rd)\\s+derivative\\s+of\\s+(${NAME})(?:\\(${NAME}\\))?(?:\\s+at\\s+(?:${NAME}\\s*=\\s*)?(.+))?$`,
    DERIVATIVES,
    (which, name, x) =>
      `write ${name}${PRIMES.get(which.toLowerCase())}${x ? `(${x})` : ""}`,
  ),
  row(
    `^(?:the\\s+)?(first|second|third|2nd|3rd)\\s+derivative\\s+of\\s+(.+?)(?:\\s+at\\s+(.+))?$`,
    DERIVATIVES,
    (which, what, point) => {
      const order = PRIMES.get(which.toLowerCase())!.length;
      const operator = order === 1 ? "d/dx" : `d^${order}/dx^${order}`;
      return `write ${operator} (${what})${point ? ` at ${point}` : ""}`;
    },
  ),
  row(
    `^(?:the\\s+)?partial\\s+(?:derivative\\s+)?of\\s+(.*[^\\p{L}\\d_].*?)\\s+(?:with\\s+respect\\s+to|wrt|by)\\s+(${NAME})(?:\\s+at\\s+(.+))?$`,
    DERIVATIVES,
    (what, x, point) =>
      `write ${
        /^[\p{L}_]\w*\([\p{L}\s,]*\)$/u.test(what)
          ? `∂${what.replace(/\(.*/, "")}/∂${x}`
          : `∂/∂${x} (${what})`
      }${point ? ` at ${point}` : ""}`,
  ),
  row(
    `^(.+?)\\s+at\\s+(?:the\\s+)?(?:point\\s+)(.+)$`,
    "a point stands behind at",
    (what, point) => `write ${what} at ${point}`,
  ),
  row(
    `^(?:evaluate|eval|calculate|compute|apply)\\s+(${NAME}'*)(?:\\(${NAME}\\))?\\s+(?:at|to|for)\\s+(?:${NAME}\\s*=\\s*)?(.+)$`,
    "a function is called",
    (name, x) => `write ${name}(${x})`,
  ),
  row(
    `^(?:list\\()?map\\((${NAME}),\\s*(.+?)\\)+$`,
    "a function takes a whole array, one element after another",
    (name, list) => `write ${name}.(${list})`,
  ),
  row(
    `\\blog_?\\{?(\\d+)\\}?\\s*\\(([^()]*)\\)`,
    "the base is the second argument",
    (base, x) =>
      base === "2" || base === "10"
        ? `did you mean log${base}? write log${base}(${x})`
        : `write log(${x}, ${base})`,
  ),
  row(
    `\\blog\\s+base\\s+(\\w+)\\s+of\\s+(\\w+)`,
    "the base is the second argument",
    (base, x) => `write log(${x}, ${base})`,
  ),
  row(
    `^(${NAME})\\s*(?:'|prime)\\s+(?:of|at)\\s+(?:${NAME}\\s*=\\s*)?(.+)$`,
    DERIVATIVES,
    (name, x) => `write ${name}'(${x})`,
  ),
  row(
    `^(?:differentiate|derive|diff)\\s+(.+?)\\s+(?:with\\s+respect\\s+to|wrt|by)\\s+(${NAME})(.*)$`,
    DERIVATIVES,
    (what, x, point) => `write d/d${x} (${what})${point}`,
  ),
  row(
    `^(.+?)\\s*\\|\\s*_?\\{?(\\([^()]+\\))\\}?$`,
    "a point stands behind at",
    (what, point) => `write ${what} at ${point}`,
  ),
  row(
    `^(?:∇|grad\\s*)(${NAME})\\s*[·.]\\s*(\\[[^\\]]*\\]|${NAME})\\s+at\\s+(\\(.+\\))$`,
    "the gradient takes its point first",
    (name, v, point) => `write dot(grad ${name}${point}, ${v})`,
  ),
  row(
    `^newton\\s+(${NAME})`,
    "a step of Newton's method is an expression",
    (name) =>
      `write x = 1, then x = x - ${name}(x)/${name}'(x) again and again`,
  ),
  row(
    `^(grad|hess|jac|lap|div|curl)_(${NAME})\\((.*)\\)$`,
    DERIVATIVES,
    (operator, name, point) => `write ${operator} ${name}(${point})`,
  ),
  row(
    `^(.+?)\\s*@\\s*(\\(.+\\))$`,
    "a point stands behind at",
    (what, point) => `write ${what} at ${point}`,
  ),
  row(
    `^(?!np|jax)(${NAME})\\.grad(?:ient)?\\((.+)\\)$`,
    DERIVATIVES,
    (name, point) => `write grad ${name}(${point})`,
  ),
  row(
    `^D\\[(.+),\\s*\\{\\s*(${NAME})\\s*,\\s*(\\d+)\\s*\\}\\](.*)$`,
    DERIVATIVES,
    (what, x, order, rest) =>
      `write d^${order}/d${x}^${order} (${fromBrackets(what)})${
        pointBehind(rest)
      }`,
    "su",
  ),
  row(
    `^(?:D|Derivative|Dt)\\[(.+),\\s*(${NAME})\\](.*)$`,
    DERIVATIVES,
    (what, x, rest) =>
      `write d/d${x} (${fromBrackets(what)})${pointBehind(rest)}`,
    "su",
  ),
  row(
    `^Derivative\\[\\d+\\]\\[(${NAME})\\](?:\\[(.+)\\])?$`,
    DERIVATIVES,
    (name, x = "") => `write ${name}'${x && `(${x})`}`,
  ),
  row(
    `^(?:the\\s+)?partial\\s*(?:derivative\\s+)?(?:of\\s+)?(${NAME})?.*?(?:/\\s*partial|\\spartial|by|wrt|with respect to)\\s*(${NAME})\\s*(.*)$`,
    DERIVATIVES,
    (name = "f", x, rest) => `write ∂${name}/∂${x} ${rest || "(1, 2)"}`,
  ),
  row(
    `^∂_?\\{?(${NAME})\\}?\\s*(${NAME})\\s*(.*)$`,
    DERIVATIVES,
    (x, name, rest) => `write ∂${name}/∂${x.replace(/^_/, "")} ${rest}`.trim(),
  ),
  row(
    // A definition has named steps behind where.
    `^(?!${NAME}\\s*(?:\\([^)]*\\))?\\s*:?=)(.+?)\\s*(?:\\||\\b(?:for|when|if|where|@|evaluated at)\\b)\\s*_?\\{?(${NAME})\\s*={1,2}\\s*([^{}=]+)\\}?$`,
    "a point stands behind at",
    (what, x, value) => `write ${what} at ${x} = ${value}`,
  ),
  row(
    `^(?!np|jax|sympy|sp|autograd|torch)(${NAME})\\.(?:diff|derivative|grad|prime)\\((.*)\\)$`,
    DERIVATIVES,
    (name) => `write ${name}', or diff(${name}(x), x)`,
  ),
  row(
    `(${NAME})\\s*[∘○◦]\\s*(${NAME})`,
    "functions are composed by calls",
    (f, g) => `write ${f}(${g}(x))`,
  ),
  row(
    `^directional\\s+derivative\\s+(?:of\\s+)?(${NAME})(?:\\s+at\\s+(\\([^)]*\\)))?(?:\\s+(?:along|in|towards?)\\s+(?:(?:the\\s+)?direction\\s+)?(?:of\\s+)?[([]([^)\\]]*)[)\\]])?.*$`,
    DERIVATIVES,
    (name, at = "(1, 2)", v = "1, 1") => `write D[${v}] ${name}${at}`,
  ),
];

/** What stands behind an expression in brackets or behind at, as a point. */
function pointBehind(rest: string): string {
  const value = /^\s*(?:at\s+|\/\.\s*)?(.*)$/.exec(rest)![1]
    .replace(/->|→/g, " = ");
  return value === "" ? "" : ` at ${value.replace(/^[[(](.*)[\])]$/, "$1")}`;
}
