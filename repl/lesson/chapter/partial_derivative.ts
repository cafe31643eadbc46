import { definesOwn, list, number, partial } from "../answer.ts";
import type { Lesson } from "../lesson.ts";

const OTHER_X = {
  en: "That is the derivative by y. Hold y still and let x move.",
  ko: "y로 미분한 값입니다. y를 고정하고 x만 움직이세요.",
};
const OTHER_Y = {
  en: "That is the derivative by x. Hold x still and let y move.",
  ko: "x로 미분한 값입니다. x를 고정하고 y만 움직이세요.",
};

const BY_X = partial("f", 0, 1, 2);
const BY_Y = partial("f", 1, 1, 2);

/** Partial derivatives: one variable moves, the others are held constant. */
export const partialDerivative: Lesson = {
  title: { en: "Partial derivatives", ko: "편미분" },
  steps: [
    {
      say: {
        en: "A function of two variables changes in two ways.",
        ko: "변수가 둘인 함수는 두 방향으로 변합니다.",
      },
      ask: {
        en: "Define f(x, y) = 2x + 3x*y + y^3, or an f(x, y) of your own.",
        ko: "f(x, y) = 2x + 3x*y + y^3을 정의하세요. 다른 f(x, y)도 됩니다.",
      },
      answer: "f(x, y) = 2x + 3x*y + y^3",
      check: definesOwn("f", 2, (x, y) => 2 * x + 3 * x * y + y ** 3),
    },
    {
      say: {
        en:
          "A partial derivative moves one variable and holds the others constant. With y = 2, f is 2x + 6x + 8.",
        ko:
          "편미분은 한 변수만 움직이고 나머지는 상수로 둡니다. y = 2로 두면 f는 2x + 6x + 8입니다.",
      },
      ask: {
        en: "So what is ∂f/∂x at (1, 2)? Type a number.",
        ko: "그러면 (1, 2)에서 ∂f/∂x는 얼마일까요? 수로 답하세요.",
      },
      answer: "8",
      check: number(BY_X, { value: BY_Y, hint: OTHER_X }, {
        value: 6,
        hint: {
          en: "That is the slope of 6x; 2x has a slope, too: 2.",
          ko: "6x의 기울기입니다. 2x의 기울기 2도 더하세요.",
        },
      }, {
        value: 2,
        hint: {
          en: "That is the slope of 2x; 6x has a slope, too: 6.",
          ko: "2x의 기울기입니다. 6x의 기울기 6도 더하세요.",
        },
      }, {
        value: 16,
        hint: {
          en: "The 8 is constant: it has no slope.",
          ko: "상수 8의 기울기는 0입니다.",
        },
      }),
    },
    {
      say: {
        en: "The REPL takes it as it is written on paper.",
        ko: "종이에 쓰는 그대로 입력할 수 있습니다.",
      },
      ask: {
        en: "Type df/dx at (1, 2), or ∂f/∂x at (1, 2).",
        ko: "df/dx at (1, 2) 또는 ∂f/∂x at (1, 2)를 입력하세요.",
      },
      answer: "df/dx at (1, 2)",
      check: number(BY_X, { value: BY_Y, hint: OTHER_X }),
    },
    {
      say: {
        en: "Now x is held at 1, and f is 2 + 3y + y³.",
        ko: "이번에는 x = 1로 고정합니다. f는 2 + 3y + y³입니다.",
      },
      ask: {
        en: "What is ∂f/∂y at (1, 2)?",
        ko: "(1, 2)에서 ∂f/∂y는 얼마일까요?",
      },
      answer: "15",
      check: number(BY_Y, { value: BY_X, hint: OTHER_Y }, {
        value: 3,
        hint: {
          en: "That is the slope of 3y; y³ has a slope, too: 3y² = 12.",
          ko: "3y의 기울기입니다. y³의 기울기 3y² = 12도 더하세요.",
        },
      }, {
        value: 17,
        hint: {
          en: "The 2 is constant: it has no slope.",
          ko: "상수 2의 기울기는 0입니다.",
        },
      }, {
        value: 12,
        hint: {
          en: "That is the slope of y³; 3y has the slope 3.",
          ko: "y³의 기울기입니다. 3y의 기울기 3도 더하세요.",
        },
      }),
    },
    {
      say: {
        en: "All partial derivatives together are the gradient.",
        ko: "편미분을 모두 모은 것이 기울기 벡터(그래디언트)입니다.",
      },
      ask: { en: "Type grad f(1, 2).", ko: "grad f(1, 2)를 입력하세요." },
      answer: "grad f(1, 2)",
      check: list(BY_X, BY_Y),
    },
  ],
};
