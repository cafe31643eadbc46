/**
 * The words in which a search is told: of each event one sentence, in each language.
 *
 * @module
 */
import type { TraceEvent } from "../../mod.ts";
import type { LanguageName } from "../session/setting.ts";

type Event<Kind> = Extract<TraceEvent, { kind: Kind }>;

/** One language. */
export interface StoryWords {
  /** f where the line starts. */
  readonly center: (value: string) => string;
  readonly sequence: (event: Event<"sequence">) => string;
  readonly suspicion: (event: Event<"suspicion">) => string;
  readonly stop: (event: Event<"stop">) => string;
  readonly answer: (value: string, evaluations: number) => string;
  /** What did not fit on the screen. */
  readonly more: (count: number) => string;
  /** The columns of a table of steps. */
  readonly columns: {
    readonly quotient: string;
    readonly extrapolated: string;
    readonly truncation: string;
    readonly roundoff: string;
  };
  /** The last of them, where it is more than that. */
  readonly noise: string;
}

const ENGLISH: StoryWords = {
  center: (value) => `f is ${value} there`,
  sequence: ({ why, side, h, of = "" }) =>
    `${
      ({
        first: "pairs around x, the first",
        more: "more pairs around x, the first",
        shared: `pairs at the steps that suited ${of}, the first`,
        "another scale": "pairs on another scale, the first",
        finer: "finer steps",
        coarser: "coarser steps",
        verification: "pairs that settle the suspicion, the first",
        bisection: "pairs that close in on where the pieces part, the first",
        sentinel: "a pair far closer, for what larger steps straddle",
        outwards: "farther out, for the steps of stairs, from",
        "nine values": "nine values in a row, for the noise of f",
        "one side": `the ${side} side by itself`,
        "bisection of a break": "the nearest break of f, bisected",
        fit: "pieces fitted to many values, for f with noise",
      } as Readonly<Record<string, string>>)[why] ?? why
    }: h = ${figure(h)}`,
  suspicion: ({ of, h }) =>
    `suspects ${AN[of] ?? of}, as the values at h = ${figure(h)} look like one`,
  stop: ({ why }) =>
    `stops: ${
      ({
        tolerance: "this is as exact as was asked for",
        roundoff: "smaller steps would add more round-off than they take away",
        noise: "what looks like noise would grow at smaller steps",
        kink: "it is a kink",
        jump: "it is a jump",
        undefined: "f is undefined at points that it takes",
        budget: "no evaluations are left",
        unsettled: "these steps do not settle it",
      } as Readonly<Record<string, string>>)[why] ?? why
    }`,
  answer: (value, evaluations) => `${value} after ${evaluations} evaluations`,
  more: (count) => `... and ${count} more`,
  columns: {
    quotient: "quotient",
    extrapolated: "extrapolated",
    truncation: "truncation",
    roundoff: "round-off",
  },
  noise: "noise",
};

const AN: Readonly<Record<string, string>> = {
  kink: "a kink",
  jump: "a jump",
  edge: "an edge",
  stair: "a step of stairs",
};

const KOREAN: StoryWords = {
  center: (value) => `그 점에서 f = ${value}`,
  sequence: ({ why, side, h, of = "" }) =>
    `${
      ({
        first: "x 둘레의 점 쌍, 첫 걸음",
        more: "x 둘레의 점 쌍을 더, 첫 걸음",
        shared: `${of} 방향에 맞은 걸음의 점 쌍, 첫 걸음`,
        "another scale": "다른 척도의 점 쌍, 첫 걸음",
        finer: "더 작은 걸음",
        coarser: "더 큰 걸음",
        verification: "의심을 가리는 점 쌍, 첫 걸음",
        bisection: "두 조각이 갈라지는 곳으로 좁혀 가는 점 쌍, 첫 걸음",
        sentinel: "큰 걸음이 건너뛰는 것을 보는 훨씬 가까운 점 쌍",
        outwards: "계단인지 보려고 더 멀리, 다음부터",
        "nine values": "f의 잡음을 재는 나란한 아홉 값",
        "one side": `${side === "left" ? "왼쪽" : "오른쪽"}만`,
        "bisection of a break": "가장 가까운 끊김을 반씩 좁힘",
        fit: "잡음 있는 f의 여러 값에 맞춘 조각",
      } as Readonly<Record<string, string>>)[why] ?? why
    }: h = ${figure(h)}`,
  suspicion: ({ of, h }) =>
    `${KOREAN_NAME[of] ?? of} 의심: h = ${figure(h)}에서 값이 그렇게 보입니다`,
  stop: ({ why }) =>
    `멈춤: ${
      ({
        tolerance: "원하는 만큼 정확합니다",
        roundoff: "걸음을 줄이면 줄어드는 오차보다 반올림 오차가 더 커집니다",
        noise: "잡음처럼 보이는 것이 걸음을 줄이면 커집니다",
        kink: "꺾인 점입니다",
        jump: "뜀이 있습니다",
        undefined: "필요한 점에서 f가 정의되지 않습니다",
        budget: "남은 계산 횟수가 없습니다",
        unsettled: "이 걸음들로는 정해지지 않습니다",
      } as Readonly<Record<string, string>>)[why] ?? why
    }`,
  answer: (value, evaluations) => `함수를 ${evaluations}번 계산해 ${value}`,
  more: (count) => `... 그 밖에 ${count}개`,
  columns: {
    quotient: "차분몫",
    extrapolated: "외삽",
    truncation: "절단 오차",
    roundoff: "반올림 오차",
  },
  noise: "잡음",
};

const KOREAN_NAME: Readonly<Record<string, string>> = {
  kink: "꺾임",
  jump: "뜀",
  edge: "정의역의 끝",
  stair: "계단",
};

/** The words of every language. */
export const STORY_WORDS: Readonly<Record<LanguageName, StoryWords>> = {
  en: ENGLISH,
  ko: KOREAN,
};

/** A step, to three digits. */
function figure(h: number): string {
  return String(Number(h.toPrecision(3)));
}
