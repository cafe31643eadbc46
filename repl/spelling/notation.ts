/**
 * Functions, plots and tables as computer algebra systems and plotting programs take them.
 *
 * @module
 */
import { NAME, type Row, row } from "./row.ts";
import { derivativeOf } from "./derivative.ts";

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

/** What is asked for in Korean. */
export const KOREAN: readonly Row[] = [
  row(
    `^(.+?[)\\d'])\\s*(?:의\\s*값|(?:은|는|이|가)\\s*(?:얼마\\p{L}*|뭐\\p{L}*)?(?=\\?)|(?:의\\s*값)?(?:을|를|은|는)?\\s*(?:구해|구하|계산)\\p{L}*(?:\\s*줘)?)\\s*[?]?$`,
    "a value needs no question",
    (what) => `write ${what}`,
  ),
  row(
    `^(.+?)의\\s*접선\\s*(?:${NAME}\\s*=\\s*)?(-?[\\d.]+)$`,
    "a tangent takes a function at a point",
    (what, x) => `write tangent ${what.replace(/\(.*/, "")}(${x})`,
  ),
  row(
    `^(?:(?:${NAME}\\s*=\\s*)?(-?[\\d.]+)\\s*(?:에서(?:의)?|일\\s*때(?:의)?)\\s*)(.+?)의\\s*접선\\p{L}*$|^(.+?)의\\s*(?:${NAME}\\s*=\\s*)?(-?[\\d.]+)\\s*(?:에서(?:의)?|일\\s*때(?:의)?)\\s*접선\\p{L}*$`,
    "a tangent takes a function at a point",
    (x, what, other, at) =>
      `write tangent ${(what ?? other).replace(/\(.*/, "")}(${x ?? at})`,
  ),
  row(
    `^(.+?)(?:의|를|을|에 대한|\\s)\\s*(?:그래프|그림)(?:를|을)?\\s*(?:그려\\p{L}*|보여\\p{L}*)?(?:\\s*줘)?$|^(.+?)(?:를|을)\\s*(?:그려\\p{L}*)(?:\\s*줘)?$`,
    PICTURE,
    (what, other) => `write plot ${what ?? other}`,
  ),
  row(
    `^(?:(${NAME})\\s*=\\s*)?(-?[\\d.]+|\\([^)]*\\))\\s*(?:에서(?:의)?|일\\s*때(?:의)?)\\s*(.+?)의\\s*(?:미분(?:계수)?|도함수|기울기|변화율|접선의 기울기)\\p{L}*\\s*\\p{L}*[?]?$`,
    "derivatives have other words",
    (x, value, what) => `write ${atPoint(what, value, x)}`,
  ),
  row(
    `^(.+?)의\\s*(?:(${NAME})\\s*=\\s*)?(-?[\\d.]+|\\([^)]*\\))\\s*(?:에서(?:의)?|일\\s*때(?:의)?)\\s*(?:미분(?:계수)?|도함수|기울기|변화율)\\p{L}*\\s*\\p{L}*[?]?$`,
    "derivatives have other words",
    (what, x, value) => `write ${atPoint(what, value, x)}`,
  ),
  row(
    `^(.+?)의\\s*(?:극값|극대|극소|임계점|최솟값|최댓값|최소값|최대값|극댓값|극솟값|최대|최소|변곡점)\\p{L}*\\s*\\p{L}*[?]?$`,
    "extremes have other words",
    (what) => `write critical ${what} -3..3`,
  ),
  row(
    `^(.+?)의\\s*(?:두\\s*번째|이계|2계|2차)\\s*(?:미분|도함수)\\p{L}*$|^(.+?)(?:를|을)\\s*두\\s*번\\s*미분\\p{L}*(?:\\s*줘)?$`,
    "derivatives have other words",
    (what, other) =>
      /^[\p{L}_]\w*$/u.test(what ?? other)
        ? `write ${what ?? other}''`
        : `write d^2/dx^2 (${what ?? other})`,
  ),
  row(
    `^(.+?)의\\s*(?:그래디언트|기울기\\s*벡터|편미분)\\p{L}*$`,
    "derivatives have other words",
    (what) => `write grad ${what}`,
  ),
  row(
    `^(.+?)(?:의|를|을|\\s)\\s*(?:미분|도함수|기울기)\\p{L}*(?:\\s+줘)?\\s*\\??$`,
    "derivatives have other words",
    (what) => `write ${derivativeOf(what)}`,
  ),
  row(
    `^(.+?)(?:의|를|을)\\s*(?:그래프|그림|그려)\\p{L}*$`,
    PICTURE,
    (what) => `write plot ${what}`,
  ),
];

function atPoint(what: string, value: string, x = "x"): string {
  return /^[\p{L}_][\p{L}\p{N}_]*(?:\(\p{L}\))?$/u.test(what)
    ? `${what.replace(/\(.*/, "")}'(${value})`
    : `d/d${x} (${what}) at ${x} = ${value}`;
}
