/**
 * Names that mean something elsewhere.
 *
 * @module
 */
import type { Spelling } from "./row.ts";

/** Names of functions elsewhere, and here. */
const FUNCTIONS: ReadonlyMap<string, string> = new Map(Object.entries({
  PI: "pi",
  E: "e",
  inf: "inf",
  arcsin: "asin",
  arccos: "acos",
  arctan: "atan",
  arctan2: "atan2",
  fabs: "abs",
  power: "x^y, not power",
  amax: "max",
  amin: "min",
  maximum: "max",
  minimum: "min",
  concatenate: "concat",
  vstack: "concat",
  hstack: "hcat",
  arange: "0:4, not arange",
}));

/** What a function of another library is called here. */
export function own(name: string): string {
  return FUNCTIONS.get(name) ?? name;
}

/** The range of Python's arange(3), which begins at 0 and leaves out its end: 0:2. */
export function rangeOf(list: string): string | undefined {
  const parts = list.split(",").map((each) => each.trim());
  const [from, to, step] = parts.length === 1 ? ["0", ...parts] : parts;
  const [a, b, h] = [from, to, step ?? "1"].map(Number);
  const last = a + h * (Math.ceil((b - a) / h) - 1);
  if (parts.length > 3 || !Number.isFinite(last)) return undefined;
  // Steps such as 0.1 leave a rounding behind.
  const end = Number(last.toPrecision(12));
  return step === undefined ? `${from}:${end}` : `${from}:${step}:${end}`;
}

type Say = (argument: string) => string;

const SYNONYMS: ReadonlyMap<string, Say> = new Map<string, Say>([
  ["tg", (x) => `write tan(${x})`],
  ["ctg", (x) => `write cot(${x})`],
  ["ctan", (x) => `write cot(${x})`],
  ["sen", (x) => `write sin(${x})`],
  ["arctg", (x) => `write atan(${x})`],
  ["sh", (x) => `write sinh(${x})`],
  ["ch", (x) => `write cosh(${x})`],
  ["th", (x) => `write tanh(${x})`],
  ["lg", (x) => `write log10(${x}), or log2(${x})`],
  ["lb", (x) => `write log2(${x})`],
  ["cosec", (x) => `write csc(${x})`],
  ["squareroot", (x) => `write sqrt(${x})`],
  ["root", (x) => `write sqrt(${x}), or ${x}^(1/n)`],
  ["cuberoot", (x) => `write cbrt(${x})`],
  ["fact", (x) => `write factorial(${x}), or ${x}!`],
  ["γ", (x) => `write gamma(${x})`],
  ["사인", (x) => `write sin(${x})`],
  ["코사인", (x) => `write cos(${x})`],
  ["탄젠트", (x) => `write tan(${x})`],
  ["루트", (x) => `write sqrt(${x})`],
  ["제곱근", (x) => `write sqrt(${x})`],
  ["로그", (x) => `write log(${x})`],
  ["절댓값", (x) => `write abs(${x})`],
  ["합", (x) => `write sum(${x})`],
  ["평균", (x) => `write mean(${x})`],
  ["ld", (x) => `write log2(${x})`],
  ["sqr", (x) => `write sqrt(${x}) for the root, (${x})^2 for the square`],
  ["rem", (x) => `write mod(${x})`],
  ["pow", (x) => `write ${x.replace(/\s*,\s*/, "^")}, as in x^y`],
  ["power", (x) => `write ${x.replace(/\s*,\s*/, "^")}, as in x^y`],
  ["nthroot", (x) => `write x^(1/n), or cbrt(x): ${x}`],
  ["surd", (x) => `write x^(1/n), or cbrt(x): ${x}`],
  ["fabs", (x) => `write abs(${x})`],
  ["avg", (x) => `write mean(${x})`],
  ["average", (x) => `write mean(${x})`],
  ["len", (x) => `write length(${x})`],
  ["identity", (x) => `write eye(${x})`],
  ["numel", (x) => `write length(${x})`],
  ["count", (x) => `write length(${x})`],
  ["shape", (x) => `write size(${x})`],
  ["int", (x) => `write floor(${x})`],
  ["fix", (x) => `write sign(${x})*floor(abs(${x}))`],
  ["logistic", (x) => `write sigmoid(${x})`],
  ["expit", (x) => `write sigmoid(${x})`],
  ["σ", (x) => `write sigmoid(${x})`],
  ["trunc", (x) => `write sign(${x})*floor(abs(${x}))`],
  ["rad", (x) => `write ${x}*pi/180`],
  ["radians", (x) => `write ${x}*pi/180`],
  ["deg", (x) => `write ${x}*180/pi`],
  ["degrees", (x) => `write ${x}*180/pi`],
  ["maximum", (x) => `write max(${x})`],
  ["minimum", (x) => `write min(${x})`],
  ...["vcat", "vstack", "append", "concatenate", "vertcat", "cat"].map((name) =>
    [name, (x: string) => `write concat(${x})`] as const
  ),
  ...["hstack", "horzcat", "column_stack"].map((name) =>
    [name, (x: string) => `write hcat(${x})`] as const
  ),
  ...["flip", "reverse", "fliplr"].map((name) =>
    [name, (x: string) => `write ${x}[end:-1:1]`] as const
  ),
  ["arange", (x) => `write ${rangeOf(x) ?? "0:4, or 0:0.5:2 with a step"}`],
  ["range", (x) => `write ${rangeOf(x) ?? "0:4, or 0:0.5:2 with a step"}`],
  ["seq", (x) => {
    const [from, to, step] = x.split(/\s*,\s*(?:by\s*=\s*)?/);
    return `write ${[from, step, to].filter(Boolean).join(":")}`;
  }],
  ["product", (x) => `write prod(${x})`],
  ...["normalize", "normalized", "unit"].map((name) =>
    [name, (x: string) => `write ${x}/norm(${x})`] as const
  ),
  ["random", () => "write rand(3), or randn(3) for normal ones"],
  ["flatten", (x) => `write reshape(${x}, n) with how many there are`],
  ["ravel", (x) => `write reshape(${x}, n) with how many there are`],
]);

/** Names that stand for nothing here. */
const NAMES_ELSEWHERE: ReadonlyMap<string, Spelling> = new Map([
  ...["i", "j", "im", "1i", "iπ", "ipi", "πi"].map((name) =>
    [name, {
      reason: `unknown name ${name}`,
      hint: "there are no complex numbers here",
    }] as const
  ),
  ...["null", "none", "nil", "undefined", "void"].map((name) =>
    [name, {
      reason: `unknown name ${name}`,
      hint: "there is no empty value; nan is no number",
    }] as const
  ),
  ["infinity", { reason: "unknown name infinity", hint: "write inf" }],
  ["파이", { reason: "unknown name 파이", hint: "write pi" }],
  ["무한대", { reason: "unknown name 무한대", hint: "write inf" }],
  ["oo", { reason: "unknown name oo", hint: "write inf" }],
]);

/** What is said of a name that nobody knows here, and that means something elsewhere. */
export function nameElsewhere(
  name: string,
  behind: string,
): Spelling | undefined {
  const known = NAMES_ELSEWHERE.get(name.toLowerCase());
  if (known) return known;
  const say = SYNONYMS.get(name.toLowerCase());
  if (!say) return undefined;
  const [, called, bare, degrees] =
    /^(?:\(((?:[^()]|\([^()]*\))*)\)|\s+(-?\w[\w.]*)(도?)$)/.exec(behind) ?? [];
  const argument = called ?? (degrees ? `${bare}*pi/180` : bare);
  return { reason: `unknown function ${name}`, hint: say(argument || "x") };
}
