import {
  command,
  definesOwn,
  number,
  quotient,
  shows,
  slope,
  valueAt,
} from "../answer.ts";
import type { Lesson } from "../lesson.ts";
import type { Scope } from "../../session/scope.ts";

/** Why the step must be neither too large nor too small. */
export const stepSize: Lesson = {
  title: { en: "The size of the step", ko: "간격 h의 크기" },
  steps: [
    {
      say: {
        en: "How small should the step h be? Try it on a sine.",
        ko: "간격 h는 얼마나 작아야 할까요? 사인 함수로 알아봅시다.",
      },
      ask: {
        en: "Define s(x) = sin(x), or a function s of your own.",
        ko: "s(x) = sin(x)를 정의하세요. 다른 함수 s도 됩니다.",
      },
      answer: "s(x) = sin(x)",
      check: definesOwn("s", 1, Math.sin),
    },
    {
      say: {
        en:
          "The slope at 0 is cos(0) = 1. A large step misses the bend of the curve.",
        ko:
          "0에서의 기울기는 cos(0) = 1입니다. 간격이 크면 곡선의 굽은 모양을 놓칩니다.",
      },
      ask: {
        en: "Compute (s(1) - s(0)) / 1, a step of 1.",
        ko: "간격 1로 (s(1) - s(0)) / 1을 계산하세요.",
      },
      answer: "(s(1) - s(0)) / 1",
      check: number(quotient("s", 0, 1)),
    },
    {
      say: {
        en:
          "A tiny step loses digits: the two values agree in all but the last of them.",
        ko: "간격이 너무 작으면 두 함숫값의 끝자리만 달라 유효숫자를 잃습니다.",
      },
      ask: {
        en: "Compute (s(1 + 1e-15) - s(1)) / 1e-15; cos(1) is 0.5403.",
        ko:
          "(s(1 + 1e-15) - s(1)) / 1e-15를 계산하세요. cos(1)은 0.5403입니다.",
      },
      answer: "(s(1 + 1e-15) - s(1)) / 1e-15",
      check: number(tiny, {
        value: slope("s", 1),
        hint: {
          en:
            "That is the true slope; type the quotient to see how far off it is.",
          ko: "참값입니다. 얼마나 어긋나는지 보려면 분수식을 입력하세요.",
        },
      }),
    },
    {
      say: {
        en: "Between the two the error is least: the bottom of a V.",
        ko: "그 사이 어딘가에서 오차가 가장 작습니다. V자 모양의 바닥입니다.",
      },
      ask: {
        en: "Draw the V: sweep s'(1).",
        ko: "V를 그려 봅시다: sweep s'(1).",
      },
      answer: "sweep s'(1)",
      check: command("sweep"),
    },
    {
      say: {
        en:
          "The default method searches for the step by itself, and tells how far off its answer may be.",
        ko:
          "기본 방법은 알맞은 간격을 스스로 찾고, 답이 얼마나 어긋날 수 있는지도 알려 줍니다.",
      },
      ask: {
        en: "Type s'(1) and look at the number behind ±.",
        ko: "s'(1)을 입력하고 ± 뒤의 수를 보세요.",
      },
      answer: "s'(1)",
      check: (attempt) => {
        const found = number(slope("s", 1))(attempt);
        return found === true
          ? shows("ok", {
            en: "Type s'(1), with the method auto.",
            ko: "방법을 auto로 두고 s'(1)을 입력하세요.",
          })(attempt)
          : found;
      },
    },
  ],
};

/** The quotient over 1e-15 as it is typed: 1 + 1e-15 is not that far from 1, and rounding does the rest. */
function tiny(scope: Scope): number {
  const [far, near] = [1 + 1e-15, 1].map((x) => {
    const value = valueAt("s", x);
    return typeof value === "number" ? value : value(scope);
  });
  return (far - near) / 1e-15;
}
