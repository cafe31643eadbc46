/**
 * What is asked for in words: where a function is flat, what its slope is, how it is drawn.
 *
 * @module
 */
import { NAME, type Row, row } from "./row.ts";
import { derivativeOf } from "./derivative.ts";

/** `f(x)` as the name alone; an expression as it is. */
function named(what: string): string {
  const trimmed = what.trim().replace(
    /^the\s+(?:function|curve|graph)\s+(?:of\s+)?/i,
    "",
  );
  return /^([\p{L}_][\p{L}\p{N}_]*)\(\s*\p{L}(?:\s*,\s*\p{L})*\s*\)$/u.exec(
    trimmed,
  )?.[1] ??
    trimmed;
}

/** A derivative's function, as where `f'` is 0 is asked of f. */
function antiderived(what: string): string {
  return what.replace(/^([\p{L}_][\p{L}\p{N}_]*'*)'(?:\(\p{L}\))?$/u, "$1");
}

/** A range in words: `on [-2, 2]`, `between -2 and 2`, `from 0 to 5`. */
function rangeIn(text = ""): string {
  const [, from, to] =
    /(-?[\w.π]+)\s*(?:\.\.|,|and|to|<=?\s*\w+\s*<=?)\s*(-?[\w.π]+)/.exec(
      text,
    ) ??
      [];
  return from === undefined ? "-3..3" : `${from}..${to}`;
}

/** Operators whose word here is another than in a sentence. */
const OPERATORS: ReadonlyMap<string, string> = new Map([
  ["gradient", "grad"],
  ["divergence", "div"],
]);

const CRITICAL = "they have another word";
const DERIVATIVES = "derivatives have other words";
const RANGE =
  `(?:\\s+(?:on|in|over|between|from|for)\\s+(?:the\\s+interval\\s+)?(.+?))?`;
const FLAT =
  "flat|level|horizontal|stationary|critical|zero slope|a (?:horizontal tangent|max\\w*|min\\w*|peak|valley|turning point|extrem\\w+)";

/** Questions and requests. */
export const SENTENCES: readonly Row[] = [
  row(
    `^(?:hi|hello|hey|good\\s+(?:morning|day|evening)|thanks?|thank\\s+you|thx|ok(?:ay)?|yes|no|sorry|cool|nice|wow|lol|안녕\\p{L}*|고마\\p{L}*|감사\\p{L}*|네|아니\\p{L}*)[\\s.!~]*$`,
    "this is no name, and not talked about",
    "help lists what can be typed, learn begins the lessons",
  ),
  row(
    `^help\\s+(?:me|please|pls)\\b.*$`,
    "help takes a word",
    "write help, or learn for lessons",
  ),
  row(
    `^(?:define|create|make|declare|enter|add|input|store)\\s+(?:an?\\s+|the\\s+|my\\s+|new\\s+)*(?:function|variable|constant|matrix|vector|array|list)s?\\b.*$`,
    "an equals sign defines",
    "write f(x) = x^2, a = 1.5, v = [1, 2], or A = [1, 2; 3, 4]",
  ),
  row(
    `^(?:if|given|let|suppose|consider|assume|for)\\s+(?:that\\s+)?(${NAME}\\([^()]*\\)\\s*=\\s*.+?)[\\s,;.]+(?:then\\s+)?(?:find|what(?:['’]?s|\\s+is)|compute|calculate|evaluate|determine)\\s+(.+)$`,
    "a definition and a question are two entries",
    (definition, what) => `write ${definition}; ${what}`,
  ),
  row(
    `^(?:suppose|given|consider|assume|함수|정의)\\s*:?\\s+(?:that\\s+)?(${NAME}(?:\\([^()]*\\))?\\s*=(?!=)\\s*.+)$`,
    "a definition stands alone",
    (definition) => `write ${definition}`,
  ),
  row(
    `^(${NAME}(?:\\([^()]*\\))?\\s*=(?!=)\\s*.+?)\\s*(?:(?:이|으로|로|라|이라)\\s*)?(?:라고|고)?\\s*(?:하자|할\\s*때|정의\\p{L}*)[.,]?$`,
    "a definition stands alone",
    (definition) => `write ${definition}`,
  ),
  row(
    `^(?:변수\\s+)?([A-Za-z]\\w*)(?:은|는|을|를)\\s*(-?[\\d.]+)(?:으로|로|이다|이라.*|라.*)?[.]?$`,
    "an equals sign defines",
    (name, value) => `write ${name} = ${value}`,
  ),
  row(
    `^함수(?:를|을)?\\s*정의.*$`,
    "an equals sign defines",
    "write f(x) = x^2, a = 1.5, v = [1, 2], or A = [1, 2; 3, 4]",
  ),
  row(
    `^in\\s+(?:which|what)\\s+direction\\s+does\\s+(${NAME})(?:\\([^()]*\\))?\\s+.*?\\bat\\s+(\\(.*\\))$`,
    "steepest is the way of the gradient",
    (name, point) => `write grad ${name}${point}`,
  ),
  row(
    `^(?:the\\s+)?(velocity|speed|acceleration)\\s+(?:at|when)\\s+(?:t\\s*=\\s*)?(\\S+)$`,
    DERIVATIVES,
    (word, t) => `write x${word === "acceleration" ? "''" : "'"}(${t})`,
  ),
  row(
    `^(?:the\\s+)?acceleration\\s+of\\s+(${NAME})(?:\\(${NAME}\\))?(?:\\s+(?:at|when)\\s+(?:${NAME}\\s*=\\s*)?(\\S+))?$`,
    DERIVATIVES,
    (name, t) => `write ${name}''${t ? `(${t})` : ""}`,
  ),
  row(
    `^(?:the\\s+)?(?:equation\\s+of\\s+(?:the\\s+)?)?tangent\\s+plane\\s+(?:of|to)\\s+(?:z\\s*=\\s*)?(${NAME})(?:\\([^()]*\\))?\\s+at\\s+\\(([^,()]+),\\s*([^,()]+)\\)$`,
    "a tangent plane is an expression",
    (f, a, b) =>
      `write p(x, y) = ${f}(${a}, ${b}) + dot(grad ${f}(${a}, ${b}), [x - ${a}, y - ${b}])`,
  ),
  row(
    `^(?:implicit\\s+)?(?:derivative|dy/dx|differentiat\\w+)\\s*(?:of|if|for|when|where|,)?\\s+(?!y\\s*=)(?=.*y)([^=]*x[^=]*)=\\s*([^=]+)$`,
    "no equations are solved here",
    (left, right) =>
      `write F(x, y) = ${left.trim()} - (${right}); y' is -F_x(1, 2)/F_y(1, 2)`,
  ),
  row(
    `^(d(?:\\^?[\\d²³]+)?/d${NAME}(?:\\^?[\\d²³]+)?)\\s+of\\s+(.+)$`,
    DERIVATIVES,
    (operator, what) => `write ${operator} (${what})`,
  ),
  row(
    `^(${NAME}'*)\\s+of\\s+(?:${NAME}\\s*=\\s*)?(-?[\\d.]+|\\(.*\\))$`,
    "a function is called",
    (name, x) => `write ${name}(${x.replace(/^\((.*)\)$/, "$1")})`,
  ),
  row(
    `^(?:show|verify|prove|check|confirm|see)\\s+(?:that|if|whether)\\s+(.+?)\\s*(?:={1,2}|is|equals)\\s*(.+)$`,
    "an assertion has another word",
    (left, right) => `write assert ${left} ~ ${right}`,
  ),
  row(
    `^(?:the\\s+)?(?:direction\\s+of\\s+)?steepest\\s+(?:ascent|descent|slope|increase)\\s+(?:of|for)\\s+(${NAME})\\s+at\\s+(\\(.*\\))$`,
    "steepest is the way of the gradient",
    (name, point) => `write grad ${name}${point}`,
  ),
  row(
    `^(?:contour|surface|heat|3d|level|vector\\s+field)\\s*-?(?:plot|map|graph|curves?|lines?)?\\s+(?:of|for)\\s+(.+)$`,
    "pictures have another word",
    (what) => `write plot ${named(what)}`,
  ),
  row(
    `^(?:the\\s+)?(gradient|hessian|jacobian|laplacian|divergence|curl)\\s+(?:of|for)\\s+(?:the\\s+function\\s+)?(.+?)(?:\\s+at\\s+(?:the\\s+point\\s+)?(.+))?$`,
    DERIVATIVES,
    (word, what, point) =>
      `write ${OPERATORS.get(word.toLowerCase()) ?? word.toLowerCase()} ${
        /^[\p{L}_][\p{L}\p{N}_]*$/u.test(named(what))
          ? named(what)
          : `(${what})`
      }${point ? ` at ${point}` : ""}`,
  ),
  row(
    `^(?:the\\s+)?normal(?:\\s+vector)?\\s+(?:of|to)\\s+(${NAME})\\s+at\\s+(\\(.*\\))$`,
    "a gradient is normal to its level curve",
    (name, point) => `write grad ${name}${point}`,
  ),
  row(
    `^back(?:prop\\w*|ward|propagate)\\s+(?:of\\s+|through\\s+)?(${NAME})\\s*(?:at\\s*)?(\\(.*\\))$`,
    "the steps have another word",
    (name, point) => `write explain ${name}${point}`,
  ),
  row(
    `^format\\s+(?:long|short)\\w*$`,
    "digits are a setting",
    "write set digits 15, or set digits full",
  ),
  row(
    `^(?:use|method|digits|precision|step|order|seed|width)\\s*=?\\s*([\\w.-]+)$`,
    "settings are set",
    "write set method central, set digits 4; set lists them",
  ),
  row(
    `^where\\s+is\\s+(?:the\\s+)?grad(?:ient)?\\s+(?:of\\s+)?(${NAME})(?:\\(.*\\))?\\s+(?:0|zero|equal\\s+to\\s+(?:0|zero))$`,
    CRITICAL,
    (name) => `write critical ${name} from (1, 2)`,
  ),
  row(
    `^(?:what\\s+does\\s+(?:an?\\s+)?|(?:the\\s+)?meaning\\s+of\\s+|define\\s+|explain\\s+(?:the\\s+)?(?:word|term)\\s+)(${NAME})(?:\\s+mean)?$`,
    "help tells what words mean",
    (word) => `write help ${word}`,
  ),
  row(
    `^how\\s+(?:(?:fast|quickly|steep|much)\\s+(?:is|does|are)|does|do)\\s+(.+?)\\s+(?:changing|change|growing|grow|rising|moving|increasing|decreasing|vary|varying)?(?:\\s*(?:at|when)\\s+(.+))?$`,
    DERIVATIVES,
    (what, x) =>
      `write ${derivativeOf(x ? `${named(what)} at ${x}` : named(what))}`,
  ),
  row(
    `^(?:the\\s+)?(?:(?:slope|equation)\\s+of\\s+)?(?:the\\s+)?tangent(?:\\s+line)?\\s+(?:at|in|when|where)\\s+(?:${NAME}\\s*=\\s*)?(\\S+)$`,
    "a tangent takes a function at a point",
    (x) => `write tangent f(${x})`,
  ),
  row(
    `^(?:the\\s+)?inflection\\s+points?(?:\\s+(?:of|for)\\s+(.+?))?${RANGE}$`,
    CRITICAL,
    (what = "f", range) =>
      `write critical ${derivativeOf(named(what))} ${rangeIn(range)}`,
  ),
  row(
    `^(?:the\\s+)?(?:y-?\\s?intercept|value)\\s+of\\s+(.+?)(?:\\s+(?:at|when|for)\\s+(?:${NAME}\\s*=\\s*)?(\\S+))?$`,
    "a function is called",
    (what, x = "0") =>
      /\W/.test(named(what))
        ? `write ${what} at x = ${x}`
        : `write ${named(what)}(${x})`,
  ),
  row(
    `^(?:the\\s+)?(?:chain|product|quotient|power)\\s+rule\\s+(?:of|for|on)\\s+(.+)$`,
    "the rules have another word",
    (what) => `write explain (${what}) at x = 1`,
  ),
  row(
    `^(?:where|when|(?:at|for)\\s+(?:what|which)\\s+(?:x|points?|values?(?:\\s+of\\s+x)?))\\s+(?:is|does|do|are)\\s+(?:the\\s+(?:slope|derivative|tangent)\\s+(?:of|to)\\s+)?(.+?)\\s+(?:have\\s+|has\\s+|reach\\s+)?(?:${FLAT}|(?:=\\s*|equal\\s+(?:to\\s+)?)?(?:0|zero))${RANGE}$`,
    CRITICAL,
    (what, range) =>
      `write critical ${antiderived(named(what))} ${rangeIn(range)}`,
  ),
  row(
    `^(?:(?:where|when)\\s+)?(?:is|does|do)?\\s*(.+?)\\s+(?:increas\\w*|decreas\\w*|ris(?:e|es|ing)|fall(?:s|ing)?|grow(?:s|ing)?|concave|convex)(?:\\s+(?:up|down)\\w*)?(?:\\s+at\\s+(?:x\\s*=\\s*)?(\\S+))?$`,
    "the sign of the derivative says so",
    (what, x) =>
      x === undefined
        ? `write plot ${named(what)}, ${derivativeOf(named(what))}`
        : `write ${derivativeOf(`${named(what)} at ${x}`)}`,
  ),
  row(
    `^(?:is|does)?\\s*(.+?)\\s+(?:(?:be\\s+)?(?:continuous|differentiable|smooth)|have\\s+an?\\s+(?:derivative|tangent|slope|kink|corner|cusp|jump|discontinuity))(?:\\s+(?:at|in)\\s+(?:x\\s*=\\s*)?(.+))?$`,
    "a derivative says whether it is one",
    (what, x = "0") => `write ${derivativeOf(`${named(what)} at ${x}`)}`,
  ),
  row(
    `^(${NAME})\\s+(?:double[\\s-]+prime|prime[\\s-]+prime)(?:\\s*(?:of|at)\\s+(?:${NAME}\\s*=\\s*)?(.+))?$`,
    DERIVATIVES,
    (name, x) => `write ${name}''${x ? `(${x})` : ""}`,
  ),
  row(
    `^(?:dy|df)/d(${NAME})\\s*(?:of|if|for|when|where|,|:)\\s*(?:[yf](?:\\(${NAME}\\))?\\s*=\\s*)?(.+)$`,
    DERIVATIVES,
    (x, what) => `write d/d${x} (${what})`,
  ),
  row(
    `^(?:average\\s+)?(?:rate\\s+of\\s+change|slope)\\s+of\\s+(.+?)\\s+(?:from|between|over|on)\\s+(?:x\\s*=\\s*)?[[(]?(-?[\\w.]+)\\s*(?:,|and|to|\\.\\.)\\s*(-?[\\w.]+)[\\])]?$`,
    "a difference quotient is an expression",
    (what, a, b) => {
      const isName = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(named(what));
      const f = isName ? named(what) : "f";
      return `write ${
        isName ? "" : `f(x) = ${what}; `
      }(${f}(${b}) - ${f}(${a}))/(${b} - ${a})`;
    },
  ),
  row(
    `^(?:instantaneous\\s+)?(?:rate\\s+of\\s+change|slope|velocity|speed|gradient of the tangent)\\s+(?:of|to|for)\\s+(.+?)(?:\\s+(?:at|when|where|for)\\s+(?:the\\s+point\\s+)?(.+))?$`,
    DERIVATIVES,
    (what, x) =>
      `write ${derivativeOf(x ? `${named(what)} at ${x}` : named(what))}`,
  ),
  row(
    `^(?:(?:draw|sketch|graph|show)\\s+)?(?:the\\s+|a\\s+)?(?:equation\\s+(?:of|for)\\s+(?:the\\s+)?)?(?:tangent|normal)(?:\\s+line)?\\s+(?:of|to|for)\\s+(?:y\\s*=\\s*)?(.+?)\\s+(?:at|in|when)\\s+(?:the\\s+point\\s+)?(?:x\\s*=\\s*)?(\\([^()]*\\)|\\S+)$`,
    "a tangent takes a function at a point",
    (what, point) => {
      const name = named(what);
      // Of a point on the curve the first coordinate says where.
      const x = point.replace(/^\(\s*([^,()]+),.*\)$/, "$1");
      return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)
        ? `write tangent ${name}(${x})`
        : `write tangent ${name} at x = ${x}`;
    },
  ),
  row(
    `^(?:the\\s+)?(?:critical|stationary|turning|inflection)\\s+(?:points?|values?)(?:\\s+(?:of|for)\\s+(.+?))?${RANGE}$`,
    CRITICAL,
    (what = "f", range) => `write critical ${named(what)} ${rangeIn(range)}`,
  ),
  row(
    `^(?:where\\s+(?:is|are)\\s+)?(?:the\\s+)?(?:(?:local|global|absolute|relative|extreme)\\s+)?(?:min(?:imum|ima|s)?|max(?:imum|ima|s)?|extrema|extremum|extremes?)(?:\\s+(?:points?|values?))?\\s+(?:of|for)\\s+(.+?)${RANGE}$`,
    CRITICAL,
    (what, range) =>
      `write critical ${named(what)} ${rangeIn(range)}, or descend ${
        named(what)
      } from 1`,
  ),
  row(
    `^(?:the\\s+)?(?:sketch|graph|draw|plot|curve|picture)(?:\\s+(?:the\\s+)?(?:graph|curve)?\\s*of(?=\\s))?\\s+(?:y\\s*=\\s*)?(.+?)${RANGE}$`,
    "pictures have another word",
    (what, range) => `write plot ${what}${range ? ` ${rangeIn(range)}` : ""}`,
  ),
];
