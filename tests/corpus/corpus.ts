/**
 * The corpus: functions of one number by kind, with their exact derivatives, and how an answer to one of them is judged.
 *
 * @module
 */
import { noise } from "../support/noise.ts";
import cases from "./cases.json" with { type: "json" };

/** Which derivative, and what it is: a number, or the name of what stands where there is none. */
export interface CorpusCase {
  readonly kind: string;
  readonly source: string;
  readonly f: (x: number) => number;
  readonly x: number;
  readonly derivativeOrder: 1 | 2 | 3 | 4;
  readonly exact: number | "infinite" | "kink" | "jump";
  /** The tolerance to ask for; the default where absent. */
  readonly tolerance?: number;
}

type Row = readonly [
  number,
  readonly number[],
  number,
  number,
  number | string,
];

/** Tolerances asked for in turn: mostly the default. */
const TOLERANCES = [undefined, undefined, undefined, 1e-4, 1e-6];

/** The cases, or every n-th of each kind. */
export function corpus(every = 1): CorpusCase[] {
  const { templates } = cases;
  const kinds = Object.entries(cases.kinds as unknown as Record<string, Row[]>);
  return kinds.flatMap(([kind, rows]) =>
    rows.flatMap(([template, parameters, x, order, exact], i) => {
      if (i % every !== 0) return [];
      const tolerance = TOLERANCES[Math.floor(i / every) % TOLERANCES.length];
      return [{
        kind,
        source: `${templates[template]} with ${parameters.join(", ")}`,
        f: functionOf(templates[template], parameters),
        x,
        derivativeOrder: order as CorpusCase["derivativeOrder"],
        exact: exact as CorpusCase["exact"],
        ...(tolerance !== undefined && { tolerance }),
      }];
    })
  );
}

const WORDS = {
  step: (t: number) => t > 0 ? 1 : 0,
  guard: (at: number, value: number, otherwise: number) =>
    at === 0 ? otherwise : value,
  edge: (at: number, value: number, otherwise: number) =>
    at > 0 ? value : at === 0 ? otherwise : NaN,
  quantize: (t: number, q: number) => Math.round(t / q) * q,
  noise,
  pi: Math.PI,
};

const MATH = Object.getOwnPropertyNames(Math)
  .filter((name) => /^[a-z]/.test(name)).join(",");

const compiled = new Map<
  string,
  (...parameters: number[]) => (x: number) => number
>();

function functionOf(
  template: string,
  parameters: readonly number[],
): (x: number) => number {
  let make = compiled.get(template);
  if (!make) {
    // Python negates after the power; JavaScript wants the parentheses.
    const source = template.replace(
      /-\(([^()]*|\([^()]*\))*\)\*\*2/g,
      (part) => `-(${part.slice(1)})`,
    );
    make = new Function(
      "words",
      `const {${MATH}} = Math, {${Object.keys(WORDS)}} = words;
      return (a, b, c, d, e) => (x) => ${source};`,
    )(WORDS) as NonNullable<typeof make>;
    compiled.set(template, make);
  }
  return make(...parameters);
}

/** An answer, ours or a peer's. */
export interface CorpusAnswer {
  readonly value: number;
  readonly error: number;
  readonly evaluations: number;
  /** The kind of verdict; a peer without verdicts says ok. */
  readonly kind: string;
  /** The trend of stairs, with its error. */
  readonly trend?: { readonly value: number; readonly error: number };
}

/** What an answer comes to. */
export type Judgement =
  | "useful"
  | "modest"
  | "refusal"
  | "useless"
  | "dishonest";

/** What is trusted: the error has to cover the derivative. */
const TRUSTED = ["ok", "flat", "imprecise"];

/** What says that there is no derivative. */
const DENIALS = ["kink", "jump", "vertical", "nonfinite"];

/** Kinds whose functions are smooth as doubles see them, so that a denial is false. */
const SMOOTH = /^(smooth|scaled|near feature|corner .*)$/;

/** Where the error is within this part of the derivative the answer is useful. */
const USEFUL = 1e-4;

/** Judges an answer by what is known of the case. */
export function judge(
  { exact, tolerance = USEFUL, kind: kindOfCase, ...rest }: CorpusCase,
  answer: CorpusAnswer,
): Judgement {
  const { kind } = answer;
  if (typeof exact !== "number") return judgeBroken(exact, answer);
  const { value, error } = kind === "stair" ? answer.trend! : answer;
  if (DENIALS.includes(kind)) {
    // A break of a higher derivative closer than the root of the rounding cannot be told from one at x.
    const isCovered = kind === "kink" && rest.derivativeOrder > 1 &&
      Math.abs(value - exact) <= error;
    return SMOOTH.test(kindOfCase) && !isCovered ? "dishonest" : "refusal";
  }
  if (kind === "unresolved" || !Number.isFinite(error)) {
    return isEasy({ exact, tolerance, kind: kindOfCase, ...rest })
      ? "useless"
      : "refusal";
  }
  const off = Math.abs(value - exact);
  const covered = off <= 10 * error + 8 * Number.EPSILON * Math.abs(exact);
  if (!covered) return "dishonest";
  const size = Math.abs(exact);
  const breaksPromise = kind === "ok" && size > 0 &&
    off > 2 * tolerance * size &&
    off > 1e-6 * changeOf(rest);
  if (
    breaksPromise ||
    (kind === "ok" && error > size && error > 1e-3 * changeOf(rest))
  ) {
    return "dishonest";
  }
  if (
    TRUSTED.includes(kind) || kind === "noisy" || kind === "stair" ||
    kind === "edge" || kind === "budget"
  ) {
    const near = Math.max(size, 1e-6 * changeOf(rest));
    if (error <= USEFUL * near) return "useful";
    if (error <= 1e-2 * near) return "modest";
  }
  return isEasy({ exact, tolerance, kind: kindOfCase, ...rest })
    ? "useless"
    : "modest";
}

/** The size that the derivative would have if f changed at one of its scales alone. */
function changeOf(
  { f, x, derivativeOrder }: Pick<CorpusCase, "f" | "x" | "derivativeOrder">,
): number {
  const center = f(x);
  let most = 0;
  let isStill = true;
  const look = (h: number) => {
    const change = Math.max(
      Math.abs(f(x + h) - center),
      Math.abs(f(x - h) - center),
    );
    if (!(change < Infinity)) return;
    isStill &&= change <= 4 * Number.EPSILON * Math.abs(center);
    most = Math.max(most, change / h ** derivativeOrder);
  };
  for (const size of [Math.abs(x), 1]) {
    for (const part of [0.1, 0.01, 1e-3, 1e-4]) {
      // Below the first, the change of a straight line would make a higher derivative seem great.
      if (size === 0 || (derivativeOrder > 1 && part < 0.1)) continue;
      look(part * size);
    }
  }
  // Where f is finite at none of those, its scale is smaller.
  for (let h = 1e-5; most === 0 && h > 1e-12; h /= 10) look(h);
  // Where nothing but rounding is left of f there, its scale is larger.
  for (let h = 1; isStill && h < 1e12; h *= 10) look(h);
  return most;
}

function judgeBroken(
  exact: "infinite" | "kink" | "jump",
  { kind, value, error }: CorpusAnswer,
): Judgement {
  if (exact === "infinite") {
    if (Math.abs(value) === Infinity || kind === "vertical") return "useful";
    if (
      kind === "edge" || TRUSTED.includes(kind) || kind === "noisy" ||
      kind === "kink"
    ) {
      return Number.isFinite(error) ? "dishonest" : "refusal";
    }
    return "refusal";
  }
  if (kind === exact) return "useful";
  if (TRUSTED.includes(kind) || kind === "noisy" || kind === "edge") {
    return "dishonest";
  }
  return exact === "kink" && kind === "jump" ? "dishonest" : "refusal";
}

/** Whether a plain central difference of nine points gets 1e-6 at some step. */
function isEasy(
  { f, x, derivativeOrder, exact }: CorpusCase,
): boolean {
  if (typeof exact !== "number" || exact === 0) return false;
  const weights = NINE[derivativeOrder];
  for (let e = -12; e <= 0.5; e += 0.5) {
    const h = 10 ** e * Math.max(1e-6, Math.abs(x) || 1);
    let sum = 0;
    for (let k = -4; k <= 4; k++) sum += weights[k + 4] * f(x + k * h);
    if (
      Math.abs(sum / h ** derivativeOrder - exact) <= 1e-6 * Math.abs(exact)
    ) {
      return true;
    }
  }
  return false;
}

/** Fornberg's weights of the nine-point differences (Math. Comp. 51, 1988, table 1). */
const NINE: Record<number, readonly number[]> = {
  1: [1 / 280, -4 / 105, 1 / 5, -4 / 5, 0, 4 / 5, -1 / 5, 4 / 105, -1 / 280],
  2: [
    -1 / 560,
    8 / 315,
    -1 / 5,
    8 / 5,
    -205 / 72,
    8 / 5,
    -1 / 5,
    8 / 315,
    -1 / 560,
  ],
  3: [
    -7 / 240,
    3 / 10,
    -169 / 120,
    61 / 30,
    0,
    -61 / 30,
    169 / 120,
    -3 / 10,
    7 / 240,
  ],
  4: [
    7 / 240,
    -2 / 5,
    169 / 60,
    -122 / 15,
    91 / 8,
    -122 / 15,
    169 / 60,
    -2 / 5,
    7 / 240,
  ],
};
