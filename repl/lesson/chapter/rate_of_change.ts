import { command, defines, number, slope, valueAt } from "../answer.ts";
import type { Lesson } from "../lesson.ts";

/** The derivative as the instantaneous rate of change: the slope of the tangent. */
export const rateOfChange: Lesson = {
  title: { en: "Rate of change", ko: "변화율과 접선" },
  steps: [
    {
      say: {
        en: "A derivative tells how fast a function changes. First a function.",
        ko:
          "미분은 함수가 얼마나 빠르게 변하는지 알려 줍니다. 먼저 함수를 만들어 봅시다.",
      },
      ask: {
        en: "Define f(x) = x^2, or a function f of your own.",
        ko: "f(x) = x^2를 입력하세요. 다른 함수 f를 정의해도 됩니다.",
      },
      answer: "f(x) = x^2",
      check: defines("f", 1),
    },
    {
      say: {
        en:
          "Between 3 and 3.1 the average rate of change is the change of f over the change of x.",
        ko:
          "3에서 3.1까지의 평균변화율은 함숫값의 변화량을 x의 변화량으로 나눈 값입니다.",
      },
      ask: {
        en: "Compute (f(3.1) - f(3)) / 0.1.",
        ko: "(f(3.1) - f(3)) / 0.1을 계산하세요.",
      },
      answer: "(f(3.1) - f(3)) / 0.1",
      check: number(
        averageRate(0.1),
        {
          value: (scope) =>
            Number(call(scope, 3.1)) - Number(call(scope, 3)) / 0.1,
          hint: {
            en:
              "Without the parentheses only f(3) is divided: write (f(3.1) - f(3)) / 0.1.",
            ko:
              "괄호가 없으면 f(3)만 나누게 됩니다. (f(3.1) - f(3)) / 0.1로 써 보세요.",
          },
        },
        {
          value: (scope) => Number(call(scope, 3.1)) - Number(call(scope, 3)),
          hint: {
            en: "That is the change of f; divide it by the change of x, 0.1.",
            ko: "함숫값의 변화량입니다. x의 변화량 0.1로 나누어 주세요.",
          },
        },
      ),
    },
    {
      say: {
        en: "A smaller interval comes closer to the rate at 3 itself.",
        ko: "구간을 줄이면 x = 3에서의 변화율에 가까워집니다.",
      },
      ask: {
        en: "The same from 3 to 3.001: (f(3.001) - f(3)) / 0.001.",
        ko: "3에서 3.001까지도 계산해 보세요: (f(3.001) - f(3)) / 0.001.",
      },
      answer: "(f(3.001) - f(3)) / 0.001",
      check: number(averageRate(0.001)),
    },
    {
      say: {
        en:
          "The line through two points of the curve becomes the tangent when they meet. Its slope is the derivative.",
        ko:
          "곡선 위 두 점을 잇는 직선은 두 점이 만날 때 접선이 됩니다. 접선의 기울기가 미분계수입니다.",
      },
      ask: {
        en: "Draw it: tangent f(3).",
        ko: "접선을 그려 봅시다: tangent f(3).",
      },
      answer: "tangent f(3)",
      check: command("tangent"),
    },
    {
      say: {
        en:
          "f'(3) is read f prime of 3: the instantaneous rate of change of f at 3.",
        ko: "f'(3)은 x = 3에서의 미분계수, 곧 순간변화율입니다.",
      },
      ask: { en: "Type f'(3).", ko: "f'(3)을 입력하세요." },
      answer: "f'(3)",
      check: number(slope("f", 3), {
        value: valueAt("f", 3),
        hint: {
          en: "That is the value f(3). The derivative has a prime: f'(3).",
          ko: "함숫값 f(3)입니다. 미분계수는 f'(3)처럼 프라임을 붙입니다.",
        },
      }),
    },
  ],
};

type Names = Parameters<Exclude<ReturnType<typeof slope>, number>>[0];

function call(scope: Names, x: number): unknown {
  const f = scope.get("f");
  return typeof f === "function" ? (f as (x: number) => unknown)(x) : NaN;
}

function averageRate(h: number): (scope: Names) => number {
  return (scope) => (Number(call(scope, 3 + h)) - Number(call(scope, 3))) / h;
}
