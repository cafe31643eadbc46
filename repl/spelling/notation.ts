/**
 * Functions, plots and tables as computer algebra systems and plotting programs take them.
 *
 * @module
 */
import { NAME, type Row, row } from "./row.ts";

const PICTURE = "pictures have another word";
const NO_SYMBOLS = "names need no declaration";
const POINT = "a point stands behind at";
const LIST = "a function takes a whole array, one element after another";

/** What is plotted, without quotes, `@(x)`, `lambda x:` and `x ->`, which say no more. */
function bare(what: string): string {
  return what.trim().replace(/^["'](.*)["']$/s, "$1")
    .replace(/^(?:@\(\w+\)|lambda\s+\w+\s*:|\w+\s*(?:->|=>|↦))\s*/s, "")
    .replace(/\[(\w+(?:,\s*\w+)*)\]/g, "($1)")
    .replace(/\b(?:np|numpy|math|Math|sympy|sp)\./g, "")
    .replace(
      /\b(?:Sin|Cos|Tan|Exp|Log|Sqrt|Abs|ArcTan)\b/g,
      (name) => name.toLowerCase(),
    );
}

/** An end of a range without blanks, which would part it from the other. */
function bound(text: string): string {
  return text.trim().replace(/\s+/g, "*").replace(/\bPi\b/g, "pi");
}

/** Notations that hold more than names. */
export const NOTATIONS: readonly Row[] = [
  row(
    `^(?:\\w+\\.)?(?:gradient|derivative|grad|diff|D)\\(\\s*(?:lambda\\s+(\\w)\\s*:|\\(?(\\w)\\)?\\s*(?:->|=>|↦)|@\\((\\w)\\))\\s*(.+?)(?:,\\s*|\\)\\()(-?[\\w.]+)\\)$`,
    "an expression needs no name",
    (a, b, c, what, x) =>
      `write d/d${a ?? b ?? c} (${bare(what)}) at ${a ?? b ?? c} = ${x}`,
  ),
  row(
    `^(diff|derivative|D)\\((.+),\\s*(${NAME})\\s*\\$\\s*(\\d+)\\)(.*)$`,
    "how often stands behind a comma",
    (word, what, x, order, rest) =>
      `write ${word}(${what}, ${x}, ${order})${rest}`,
  ),
  row(
    `^\\((d\\S*/d\\S+|∂\\S*/∂\\S+)\\)\\s*(.+)$`,
    "derivatives have other words",
    (operator, what) => `write ${operator} ${what}`,
  ),
  row(
    `^(?:∇\\s*[·•.*]\\s*∇|(?:div|∇\\s*[·•.*])\\s*\\(?\\s*grad(?:ient)?)\\s*(${NAME})\\s*\\)?\\s*(\\(.*\\)|at .*)?$`,
    "derivatives have other words",
    (name, point = "") => `write laplacian ${name} ${point}`.trim(),
  ),
  row(
    `^@(?:time|btime|timeit|elapsed|benchmark)\\s+(.+)$`,
    "commands begin with no sign",
    (what) => `write time ${what}`,
  ),
  row(
    `‖(.+?)‖|\\|\\|(.+?)\\|\\|`,
    "a length has another word",
    (inside, other) => `write norm(${inside ?? other})`,
  ),
  row(
    `\\brange\\(([^,]+),\\s*([^,]+),\\s*(?:length|num|n)\\s*=\\s*(\\d+)\\)`,
    "so many points have another word",
    (from, to, n) => `write linspace(${from}, ${to}, ${n})`,
  ),
  row(
    `^(?:plot|Plot|Plot3D|ContourPlot)\\s*[([](.+?),\\s*\\{\\s*${NAME}\\s*,\\s*([^,{}]+),\\s*([^,{}]+)\\}[\\])]$`,
    PICTURE,
    (what, from, to) => `write plot ${bare(what)} ${bound(from)}..${bound(to)}`,
  ),
  row(
    `^(?:(?:find|run|do)\\s+(?:the\\s+)?)?(?:경사\\s?하강법?|gradient[\\s_]*descent(?:\\s+(?:on|of|for|from))?|(?:scipy\\.)?(?:optimize\\.)?(?:minimi[sz]e|fmin\\w*)|findminimum|argmin|optimi[sz]e|sgd|train|fit)\\s*[([]?\\s*(?:@\\(\\w+\\)\\s*(?=[^,]+,))?(${NAME}(?=\\s|$|,|\\))|[^,]*(?=,)|)(?:,\\s*\\{?[a-zA-Z]\\}?(?=\\]))?(?:(?:\\s+(?:from|at|starting\\s+(?:at|from)|with\\s+start)|,)\\s*\\[?(-?[\\d.]+|\\(.*\\))\\]?)?`,
    "descent has another word",
    (name, from = "1") => `write descend ${name || "f"} from ${from}`,
  ),
  row(
    `^(?:syms?|symbols|declare)\\s+[\\p{L}\\p{N}_,\\s]+$|^(?:.+=\\s*)?(?:sympy\\.|sp\\.)?(?:symbols?|var|Symbol|Function)\\(["'].*["'].*\\)$|^@(?:syms|variables|vars?)\\b.*$`,
    NO_SYMBOLS,
    "write f(x) = x^2, or d/dx x^2: a name without a value is a variable",
  ),
  row(
    `^subs\\((.+),\\s*(${NAME})\\s*,\\s*([^,]+)\\)$`,
    POINT,
    (what, x, value) => `write ${what} at ${x} = ${value}`,
  ),
  row(
    `^(.+)\\.(?:subs|evalf|replace)\\(\\{?\\s*(${NAME})\\s*[,:]\\s*([^,{}]+)\\}?\\)$`,
    POINT,
    (what, x, value) => `write (${bare(what)}) at ${x} = ${value}`,
  ),
  row(
    `^(.+?)\\s*/\\.\\s*\\{?\\s*(${NAME})\\s*(?:->|→|:>|=)\\s*([^{}]+?)\\s*\\}?$`,
    POINT,
    (what, x, value) => `write ${bare(what)} at ${x} = ${value}`,
  ),
  row(
    `^(?:plot|ezplot|fplot|plt\\.plot|graph|draw|Plot|lines|lineplot)\\s*[([](.+?)\\s*,\\s*[[{(]?\\s*(?:${NAME}\\s*,\\s*)?(-?[\\w.]+)[\\s,]+(-?[\\w.]+)\\s*[\\]})]*$`,
    PICTURE,
    (what, from, to) => `write plot ${bare(what)} ${from}..${to}`,
  ),
  row(
    `^(?:plot|plt\\.plot)\\s*\\(\\s*(-?[\\w.]+):(?:[\\w.]+:)?(-?[\\w.]+)\\s*,\\s*(.+?)\\(\\1:[\\w.:]+\\)\\)$`,
    PICTURE,
    (from, to, f) => `write plot ${f}(x) ${from}..${to}`,
  ),
  row(
    `^(?:plot|ezplot|fplot|plt\\.plot|graph|draw|Plot)\\s*[([](?:x\\s*,\\s*)?(.+?)[\\])]$`,
    PICTURE,
    (what) => `write plot ${bare(what)}`,
  ),
  row(
    `^Table\\[(.+),\\s*\\{\\s*(${NAME})\\s*,\\s*([^,{}]+)(?:,\\s*([^,{}]+))?\\}\\]$`,
    LIST,
    (what, i, from, to) => {
      const list = to === undefined ? `1:${from}` : `${from}:${to}`;
      const f = i === "f" ? "g" : "f";
      return `write ${f}(${i}) = ${bare(what)}; ${f}(${list})`;
    },
  ),
  row(
    `^N\\[(.+?)(?:,\\s*(\\d+))?\\]$`,
    "digits are a setting",
    (what, digits) =>
      `write ${bare(what).replace("Pi", "pi")}${
        digits ? ` with digits = ${digits}` : ""
      }`,
    "su",
  ),
  row(
    `^(?:Range)\\[(.+?)(?:,\\s*(.+?))?\\]$`,
    "a range has its ends around a colon",
    (from, to) => `write ${to === undefined ? `1:${from}` : `${from}:${to}`}`,
  ),
  row(
    `^(?:ForwardDiff|Zygote|ReverseDiff|Enzyme|FiniteDiff|FiniteDifferences|Calculus|numdifftools|nd|autograd)\\.(\\w+?)!?\\s*\\((.*)\\)(?:\\[1\\])?$`,
    "functions need no name of a library",
    (name, list) => `write ${name.toLowerCase()}(${list})`,
  ),
  row(
    `\\bround\\(([^,]+),\\s*(\\d)\\)`,
    "round gives whole numbers",
    (x, n) =>
      `write round(${10 ** Number(n)}*${
        /\W/.test(x.replace(/\./g, "")) ? `(${x})` : x
      })/${10 ** Number(n)}, or digits as in 2/3 with digits = 4`,
  ),
  row(
    `^(?:np|numpy|jnp|torch|tf)\\.(?:tensor|asarray|constant|Tensor|FloatTensor|matrix|Variable)\\s*\\(\\s*(\\[.*\\])(?:\\s*,.*)?\\)$`,
    "arrays need no function",
    (list) => `write ${list}, just in brackets`,
  ),
  row(
    `^(${NAME})\\.(?:backward|zero_grad|requires_grad_?|detach|item|step|eval|numpy)\\(.*\\)$|^(?:optimizer|opt|model|tape)\\.\\w+\\(.*\\)$`,
    "gradients are asked for by name",
    "write grad f(1, 2); w = w - 0.1*grad f(w) is a step",
  ),
];
