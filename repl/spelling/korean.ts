/**
 * What is asked for in Korean: a place, what it is about, and what is wanted of it, with the particles between them.
 *
 *     x=3에서 f의 미분계수는?      f를 x로 편미분해줘      f의 그래프를 그려줘
 *
 * @module
 */
import { NAME, type Spelling } from "./row.ts";
import { derivativeOf } from "./derivative.ts";

/** What a sentence is about. */
interface Asked {
  readonly what: string;
  /** Where, and of which variable, if that is said. */
  readonly point?: string | undefined;
  readonly variable?: string | undefined;
  /** The range, as commands take it. */
  readonly range?: string | undefined;
}

/** What is wanted, what is said of the word, and how it is written. */
type Action = readonly [
  wanted: RegExp,
  reason: string,
  write: (asked: Asked) => string,
];

const DERIVATIVES = "derivatives have other words";
const PICTURE = "pictures have another word";
const EXTREMES = "extremes have other words";

const ACTIONS: readonly Action[] = [
  [/접선의\s*기울기/u, DERIVATIVES, slope],
  [
    /접선/u,
    "a tangent takes a function at a point",
    ({ what, point = "1" }) =>
      isName(what)
        ? `tangent ${what}(${point})`
        : `tangent ${what} at x = ${point}`,
  ],
  [
    /(?:두\s*번째?|이계|2계|이차|2차)\s*(?:미분|도함수)/u,
    DERIVATIVES,
    ({ what, point }) =>
      isName(what)
        ? `${what}''${point ? `(${point})` : ""}`
        : `d^2/dx^2 (${what})${point ? ` at ${point}` : ""}`,
  ],
  [/편미분|편도함수/u, DERIVATIVES, partial],
  [
    /방향\s*(?:미분|도함수)/u,
    DERIVATIVES,
    ({ what, point }) => `D[1, 1] ${what}${behind(point ?? "(1, 2)")}`,
  ],
  [/헤시안|헤세/u, DERIVATIVES, operator("hessian")],
  [/야코비|자코비/u, DERIVATIVES, operator("jacobian")],
  [/라플라시안/u, DERIVATIVES, operator("laplacian")],
  [/다이버전스|발산/u, DERIVATIVES, operator("div")],
  [/회전|컬(?!\p{L})/u, DERIVATIVES, operator("curl")],
  [
    /그래디언트|그레이디언트|기울기\s*벡터/u,
    DERIVATIVES,
    operator("grad"),
  ],
  [/최소화/u, "descent has another word", descent],
  [/경사\s*하강법?(?:으로|을)?/u, "descent has another word", descent],
  [
    /증가|감소|오목|볼록/u,
    "the sign of the derivative says so",
    ({ what }) => `plot ${nameOf(what)}, ${derivativeOf(nameOf(what))}`,
  ],
  [/(?:순간|평균)?\s*변화율|미분|도함수|기울기/u, DERIVATIVES, slope],
  [
    /그래프|그림|그려/u,
    PICTURE,
    ({ what, range }) => `plot ${what}${range ? ` ${range}` : ""}`,
  ],
  [
    /극값|극대|극소|극솟|극댓|임계점|최솟|최댓|최소|최대|변곡점/u,
    EXTREMES,
    ({ what, range = "-3..3" }) => `critical ${what} ${range}`,
  ],
  [
    /(?<![댓솟])값|얼마|구해|구하|계산|알려|(?:은|는|이|가)?\s*\?$/u,
    "a value needs no question",
    ({ what, point }) =>
      point === undefined
        ? what
        : isName(what)
        ? `${what}${behind(point)}`
        : `${what} at x = ${point}`,
  ],
];

const RANGE =
  /(-?[\w.]+)\s*(?:에서|부터)\s*(-?[\w.]+)\s*까지(?:의)?|\[\s*(-?[\w.]+)\s*,\s*(-?[\w.]+)\s*\]\s*에서/u;

const PLACE = new RegExp(
  String
    .raw`(?:(${NAME})\s*=\s*)?(-?(?:[\d.]+|π|pi)[\w./]*|\([^()]*\))\s*(?:에서(?:의)?|일\s*때(?:의)?)\s*`,
  "u",
);

/** What is written for a sentence in Korean; nothing where it asks for nothing that is known. */
export function fromKorean(text: string): Spelling | undefined {
  if (!/[가-힣]/.test(text)) return undefined;
  const meaning =
    /^([가-힣]+?)(?:이?란|은|는|이|가)?\s*(?:뭐|무엇|무슨)\P{N}*$/u
      .exec(text.trim());
  if (meaning) {
    return {
      reason: "help tells what words mean",
      hint: `write help ${meaning[1]}`,
    };
  }
  const range = RANGE.exec(text);
  const ranged = range ? text.replace(range[0], "") : text;
  const place = PLACE.exec(ranged);
  const rest = place ? ranged.replace(place[0], "") : ranged;
  for (const [wanted, reason, write] of ACTIONS) {
    const found = wanted.exec(rest);
    if (!found) continue;
    const before = rest.slice(0, found.index);
    const behind = rest.slice(found.index + found[0].length);
    const { what, variable } = subjectIn(before, behind);
    if (what === "") continue;
    const [, from, to, low, high] = range ?? [];
    const hint = `write ${
      write({
        what,
        variable: variable ?? place?.[1],
        point: place?.[2],
        range: range ? `${from ?? low}..${to ?? high}` : undefined,
      })
    }`;
    return { reason, hint };
  }
  return undefined;
}

/** What is differentiated or drawn, and by which variable: the words before what is wanted, or else those behind it. */
function subjectIn(before: string, behind: string): Omit<Asked, "point"> {
  const [all, variable] = new RegExp(
    `(?:^|\\s|(?<=[의를을]))(${NAME})\\s*(?:로|에\\s*(?:대한|대해서?|대하여|관한))\\s*$`,
    "u",
  ).exec(before) ?? [""];
  const named = before.slice(0, before.length - all.length).trim()
    .replace(/^(?:함수|곡선|식|경사\s*하강법?으로)\s+/u, "").replace(
      /^y\s*=\s*/,
      "",
    )
    .replace(/\s*(?:의|를|을|은|는|이|가|에\s*대한)$/u, "")
    .replace(/\s*의$/u, "");
  const rest = behind.replace(/^(?:을|를|은|는)?\s*/u, "")
    .replace(/[?.!]+$/, "");
  const what = named || (/[가-힣]/.test(rest) ? "" : rest.trim());
  return { what, variable };
}

function isName(what: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(nameOf(what));
}

/** `f(x)` as f. */
function nameOf(what: string): string {
  return what.replace(
    /^([\p{L}_][\p{L}\p{N}_]*)\(\p{L}(?:,\s*\p{L})*\)$/u,
    "$1",
  );
}

/** A point behind a name, in one pair of parentheses. */
function behind(point: string): string {
  return point.startsWith("(") ? point : `(${point})`;
}

function descent({ what, point = "1" }: Asked): string {
  return `descend ${nameOf(what)} from ${point}`;
}

function slope(asked: Asked): string {
  const { point, variable = "x" } = asked;
  const what = nameOf(asked.what);
  const isOfMany = /^[^(]+\([^()]*,/.test(asked.what);
  if (isOfMany || point?.startsWith("(")) return operator("grad")(asked);
  if (point === undefined) return derivativeOf(asked.what);
  return isName(what)
    ? `${what}'(${point})`
    : `d/d${variable} (${what}) at ${variable} = ${point}`;
}

function partial({ what, point, variable = "x" }: Asked): string {
  const name = nameOf(what);
  return isName(name)
    ? `∂${name}/∂${variable}${point ? ` ${behind(point)}` : ""}`
    : `∂/∂${variable} (${what})${point ? ` at ${point}` : ""}`;
}

function operator(word: string): (asked: Asked) => string {
  return ({ what, point }) => {
    const name = nameOf(what);
    const isCall = /^[\p{L}_][\p{L}\p{N}_]*\(.*\)$/u.test(what);
    if (isName(name)) return `${word} ${name}${point ? behind(point) : ""}`;
    return `${word} ${isCall ? what : `(${what})`}${
      point ? ` at ${behind(point)}` : ""
    }`;
  };
}
