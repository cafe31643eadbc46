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

/** A derivative of 0: a tiny change of x changes nothing. */
export const derivativeZero: Lesson = {
  title: { en: "A derivative of 0", ko: "미분계수가 0일 때" },
  steps: [
    {
      say: {
        en: "Where the tangent is level, the derivative is 0.",
        ko: "접선이 수평이면 미분계수는 0입니다.",
      },
      ask: {
        en: "Define h(x) = x^3 - 3x, or a function h of your own.",
        ko: "h(x) = x^3 - 3x를 정의하세요. 다른 함수 h도 됩니다.",
      },
      answer: "h(x) = x^3 - 3x",
      check: definesOwn("h", 1, (x) => x ** 3 - 3 * x),
    },
    {
      say: {
        en: "At x = 1 this h neither rises nor falls.",
        ko: "x = 1에서 h는 증가하지도 감소하지도 않습니다.",
      },
      ask: {
        en: "What is h'(1)? Type it, or a number.",
        ko: "h'(1)은 얼마일까요? 그대로 입력하거나 수로 답하세요.",
      },
      answer: "h'(1)",
      check: number(slope("h", 1), {
        value: valueAt("h", 1),
        hint: {
          en: "That is the value h(1): the height, not the slope.",
          ko: "함숫값 h(1)입니다. 기울기를 구해 보세요.",
        },
      }),
    },
    {
      say: {
        en:
          "A derivative of 0 means: a tiny change of x changes nothing, to first order.",
        ko:
          "미분계수가 0이라는 것은 x가 아주 조금 변해도 함숫값이 거의 변하지 않는다는 뜻입니다.",
      },
      ask: {
        en: "See it: compute (h(1.001) - h(1)) / 0.001.",
        ko: "확인해 봅시다: (h(1.001) - h(1)) / 0.001.",
      },
      answer: "(h(1.001) - h(1)) / 0.001",
      check: number(quotient("h", 1, 1.001)),
    },
    {
      say: {
        en: "At x = 2 the same change of x is passed on nine times as large.",
        ko: "x = 2에서는 x의 변화가 아홉 배로 커져 전달됩니다.",
      },
      ask: {
        en: "Work out h'(2) = 3·2² - 3 in your head and type the number.",
        ko: "h'(2) = 3·2² - 3을 암산해서 수로 답하세요.",
      },
      answer: "9",
      check: number(slope("h", 2), {
        value: 3,
        hint: {
          en: "2² is 2·2 = 4: 3·4 - 3.",
          ko: "2²은 2·2 = 4입니다: 3·4 - 3.",
        },
      }, {
        value: 12,
        hint: {
          en: "That is 3·2². The -3x has a slope, too: -3.",
          ko: "3·2²까지 구했습니다. -3x의 기울기 -3도 더해 주세요.",
        },
      }, {
        value: valueAt("h", 2),
        hint: {
          en: "That is the value h(2). The slope is 3·2² - 3.",
          ko: "함숫값 h(2)입니다. 기울기는 3·2² - 3입니다.",
        },
      }),
    },
    {
      say: {
        en: "All the level places between -3 and 3 can be found at once.",
        ko: "-3과 3 사이에서 미분계수가 0인 곳을 한꺼번에 찾을 수 있습니다.",
      },
      ask: {
        en: "Type critical h -3..3.",
        ko: "critical h -3..3을 입력하세요.",
      },
      answer: "critical h -3..3",
      check: (attempt) => {
        const found = command("critical")(attempt);
        return found === true
          ? shows(/f'|no zero/, {
            en: "Look between -3 and 3 for the function h: critical h -3..3.",
            ko: "함수 h를 -3과 3 사이에서 찾아 보세요: critical h -3..3.",
          })(attempt)
          : found;
      },
    },
  ],
};
