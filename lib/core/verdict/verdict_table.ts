// What each kind of verdict means for whoever has to decide whether to believe a number, and what it says, by language: a row in
// each table, so that a new kind is added in one place. A sentence is made of the figures alone, so that it can be said again
// elsewhere, in another language, of a verdict that came over a wire.

import type { Measured, Verdict } from "./verdict.ts";

/** What a kind of verdict means for whoever reads the number beside it. */
interface Traits {
  /** From the best, 0, to the worst: of many verdicts the one with the greatest is said. */
  readonly severity: number;
  /** Whether the value is a derivative and the error covers it, so that both may be calculated with. */
  readonly isTrusted: boolean;
  /** Whether f has a derivative at x, as far as was seen. */
  readonly isDefined: boolean;
}

const TRAITS: { readonly [Kind in Verdict["kind"]]: Traits } = {
  ok: { severity: 0, isTrusted: true, isDefined: true },
  flat: { severity: 1, isTrusted: true, isDefined: true },
  imprecise: { severity: 2, isTrusted: true, isDefined: true },
  edge: { severity: 3, isTrusted: false, isDefined: true },
  kink: { severity: 4, isTrusted: false, isDefined: false },
  noisy: { severity: 5, isTrusted: false, isDefined: true },
  stair: { severity: 6, isTrusted: false, isDefined: true },
  budget: { severity: 7, isTrusted: false, isDefined: true },
  vertical: { severity: 8, isTrusted: false, isDefined: false },
  jump: { severity: 9, isTrusted: false, isDefined: false },
  unresolved: { severity: 10, isTrusted: false, isDefined: false },
  nonfinite: { severity: 11, isTrusted: false, isDefined: false },
};

/** All kinds of verdicts, from the best to the worst. */
export const VERDICT_KINDS: readonly Verdict["kind"][] = /* @__PURE__ */ Object
  .keys(TRAITS) as Verdict["kind"][];

/** How bad a verdict is: 0 is the best. */
export function severity({ kind }: Pick<Verdict, "kind">): number {
  return TRAITS[kind].severity;
}

/**
 * Whether the value is a derivative and the error covers it, so that both may be calculated with.
 *
 * @example
 * ```ts
 * import { estimateDerivative, isTrusted } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * assert.ok(isTrusted(estimateDerivative(Math.exp, 1).verdict));
 * assert.ok(!isTrusted(estimateDerivative(Math.abs, 0).verdict));
 * ```
 */
export function isTrusted({ kind }: Pick<Verdict, "kind">): boolean {
  return TRAITS[kind].isTrusted;
}

/**
 * Whether f has a derivative at x, as far as was seen.
 *
 * @example
 * ```ts
 * import { estimateDerivative } from "@fluxion/fluxion";
 * import { isDefined } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * assert.ok(isDefined(estimateDerivative(Math.cbrt, 1).verdict));
 * assert.ok(!isDefined(estimateDerivative(Math.cbrt, 0).verdict));
 * ```
 */
export function isDefined({ kind }: Pick<Verdict, "kind">): boolean {
  return TRAITS[kind].isDefined;
}

/** One language: what to say of each kind, and how to say of which element it is said. */
interface Language {
  readonly at: (path: string, sentence: string) => string;
  readonly of: {
    readonly [Kind in Verdict["kind"]]: (
      verdict: Extract<Verdict, { kind: Kind }>,
    ) => string;
  };
}

const ENGLISH: Language = {
  at: (path, sentence) => `at ${path}: ${sentence}`,
  of: {
    ok: () => "f is smooth around x at the scale of the steps",
    imprecise: ({ limit, size, rounding }) =>
      ({
        rounding: `f is about ${figure(size)} and rounded to about ${
          figure(rounding)
        }, which hides smaller changes of it: few digits of the derivative are left`,
        step: "the step of the method is too large for more digits here",
        bounds:
          "the bounds leave too little room for steps that would give more digits",
        evaluations: "more evaluations would give more digits",
        scale:
          "f changes its scale around x: no step gives as many digits as were asked for",
        cancellation: `numbers that went into it cancel: ${
          figure(size)
        } is left of them, and their errors are ${figure(rounding)}`,
      })[limit],
    stair: ({ tread, rise, trend }) =>
      `f goes in steps: treads about ${figure(tread)} wide, steps about ${
        figure(rise)
      } high; over many of them the derivative asked for is ${told(trend)}`,
    kink: ({ of, left, right }) =>
      `the ${of} from the left is ${told(left)}, from the right ${told(right)}`,
    jump: ({ center, left, right }) =>
      `f is ${figure(center)} at x, but tends to ${
        told(left)
      } from the left and to ${told(right)} from the right`,
    edge: ({ side, why, derivative, thrown }) =>
      thrown === undefined
        ? `f ${
          why === "bounds" ? "may not be evaluated" : "is undefined"
        } to the ${side} of x; from the other side its derivative is ${
          told(derivative)
        }`
        : `f threw ${
          JSON.stringify(thrown)
        } to the ${side} of x, which counts as undefined there; without that its derivative is ${
          told(derivative)
        }`,
    vertical: ({ of, left, right }) =>
      left === right
        ? `the ${of} grows without bound on both sides`
        : `the ${of} tends to ${figure(left)} from the left and to ${
          figure(right)
        } from the right`,
    noisy: ({ level }) =>
      `f carries noise of about ${
        figure(level)
      }, far above the rounding of its values: smaller steps only amplify it`,
    unresolved: ({ why, step }) =>
      ({
        irregular: `f changes irregularly at every step down to ${
          figure(step)
        }`,
        "no room": "the bounds leave no room for a step beside x",
        "no step": `the step ${
          figure(step)
        } is lost beside x: a larger or a relative one is needed`,
        "one side": "the side that the bounds leave did not settle it",
        slow: `the slope changes with the logarithm of the step, down to ${
          figure(step)
        }: too slowly to tell whether it has a limit`,
        directions:
          "second derivatives along different lines through x do not fit together: f is not smooth there",
      })[why],
    flat: ({ reach }) => `f does not change within ${figure(reach)} of x`,
    nonfinite: ({ what, shown }) =>
      what === "f around x"
        ? `f is ${shown} ${placeOf(shown)} x, however close`
        : `${what} is ${shown}`,
    budget: ({ maxEvaluations }) =>
      `${maxEvaluations} evaluations did not settle it: allow more`,
  },
};

/** Where f has no value: it may be unbounded on one side alone. */
function placeOf(shown: string): string {
  return shown === "unbounded" ? "beside" : "on both sides of";
}

const KOREAN: Language = {
  at: (path, sentence) => `${inKorean(path)}: ${sentence}`,
  of: {
    ok: () => "x 근처에서 f가 매끄럽습니다",
    imprecise: ({ limit, size, rounding }) =>
      ({
        rounding: `f의 값이 약 ${figure(size)}인데 약 ${
          figure(rounding)
        } 단위로 반올림되어, 더 작은 변화가 가려지고 미분계수의 유효숫자가 적습니다`,
        step: "이 방법의 간격이 여기서는 너무 커서 자릿수가 더 나오지 않습니다",
        bounds: "범위가 좁아 자릿수를 더 얻을 만한 간격을 잡을 수 없습니다",
        evaluations: "함수를 더 계산하면 자릿수가 늘어납니다",
        scale:
          "x 근처에서 f의 크기가 크게 달라져, 어떤 간격으로도 원하는 자릿수를 얻지 못합니다",
        cancellation: `계산에 쓰인 값이 서로 상쇄되어 ${
          figure(size)
        }만 남았는데, 오차는 ${figure(rounding)}입니다`,
      })[limit],
    stair: ({ tread, rise, trend }) =>
      `f가 너비 약 ${figure(tread)}, 높이 약 ${
        figure(rise)
      }의 계단처럼 변합니다. 여러 계단에 걸친, 구하려는 미분계수는 ${
        told(trend)
      }입니다`,
    kink: ({ of, left, right }) =>
      `왼쪽에서의 ${KOREAN_OF[of]}는 ${told(left)}, 오른쪽에서의 ${
        KOREAN_OF[of]
      }는 ${told(right)}입니다`,
    jump: ({ center, left, right }) =>
      `x에서 f의 값은 ${figure(center)}인데, 좌극한은 ${told(left)}, 우극한은 ${
        told(right)
      }입니다`,
    edge: ({ side, why, derivative, thrown }) => {
      const [here, there] = side === "left"
        ? ["왼쪽", "오른쪽"]
        : ["오른쪽", "왼쪽"];
      const reason = thrown !== undefined
        ? `f가 오류 ${JSON.stringify(thrown)}를 냈습니다`
        : why === "bounds"
        ? "f를 계산할 수 없습니다"
        : "f가 정의되지 않습니다";
      return `x의 ${here}에서는 ${reason}. ${there}에서의 미분계수는 ${
        told(derivative)
      }입니다`;
    },
    vertical: ({ of, left, right }) =>
      left === right
        ? `${KOREAN_OF[of]}가 양쪽에서 한없이 커집니다`
        : `왼쪽에서의 ${KOREAN_OF[of]}는 ${figure(left)}, 오른쪽에서의 ${
          KOREAN_OF[of]
        }는 ${figure(right)}에 다가갑니다`,
    noisy: ({ level }) =>
      `f에 약 ${
        figure(level)
      }의 잡음이 있습니다. 반올림오차보다 훨씬 커서 간격을 줄이면 잡음만 커집니다`,
    unresolved: ({ why, step }) =>
      ({
        irregular: `간격을 ${figure(step)}까지 줄여도 f가 불규칙하게 변합니다`,
        "no room": "범위 때문에 x 옆으로 움직일 자리가 없습니다",
        "no step": `간격 ${
          figure(step)
        }이(가) x에 비해 너무 작아 사라집니다. 더 큰 간격이나 상대 간격이 필요합니다`,
        "one side": "범위가 남긴 한쪽만으로는 판정할 수 없습니다",
        slow: `간격 ${
          figure(step)
        }까지 기울기가 간격의 로그에 따라 변해서, 극한이 있는지 알 수 없습니다`,
        directions:
          "x를 지나는 여러 방향의 이계미분계수가 서로 맞지 않습니다. f가 x에서 매끄럽지 않습니다",
      })[why],
    flat: ({ reach }) => `x의 좌우 ${figure(reach)} 안에서 f가 변하지 않습니다`,
    nonfinite: ({ what, shown }) =>
      what === "f around x"
        ? `x에 아무리 가까이 가도 ${
          shown === "unbounded" ? "" : "양쪽에서 "
        }f의 값이 ${shown}입니다`
        : `${what}의 값이 ${shown}입니다`,
    budget: ({ maxEvaluations }) =>
      `함수를 ${maxEvaluations}번 계산했지만 판정하지 못했습니다. 계산 횟수를 늘려 보세요`,
  },
};

/** An element, or what several make: `x, y: at x with y` is an element and the direction in which it was seen. */
function inKorean(path: string): string {
  return path.split(": at ").map((part) => {
    const names = part.split(/ with | against /);
    return names.length > 1 ? `${names.join(", ")} 방향` : part;
  }).join(": ");
}

const KOREAN_OF = { derivative: "미분계수", slope: "기울기" };

/**
 * A verdict in words: one sentence without a full stop, made of its kind and figures alone.
 *
 * @param language `en` unless given; `ko` is Korean.
 *
 * @example
 * ```ts
 * import { estimateDerivative } from "@fluxion/fluxion";
 * import { describeVerdict } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const { verdict } = estimateDerivative(Math.abs, 0);
 * assert.match(describeVerdict(verdict), /^the derivative from the left is -1/);
 * assert.match(describeVerdict(verdict, "ko"), /왼쪽/);
 * ```
 */
export function describeVerdict(
  verdict: Verdict,
  language: "en" | "ko" = "en",
): string {
  return say({ en: ENGLISH, ko: KOREAN }[language], verdict);
}

/** The sentence of a verdict itself, in English: a bundle that asks for no more has no other language in it. */
export function sentenceOf(verdict: Verdict): string {
  return say(ENGLISH, verdict);
}

function say({ at, of }: Language, verdict: Verdict): string {
  const sentence = (of[verdict.kind] as (verdict: Verdict) => string)(verdict);
  return verdict.at === undefined ? sentence : at(verdict.at, sentence);
}

function told({ value, error }: Measured): string {
  return Number.isFinite(value) && Number.isFinite(error)
    ? `${figure(value)} ± ${Number(error.toPrecision(2))}`
    : figure(value);
}

/** A number for a sentence: six digits. */
function figure(value: number): string {
  return String(Number(value.toPrecision(6)));
}
