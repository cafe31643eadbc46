import {
  element,
  type Expected,
  list,
  number,
  OWN,
  resolve,
} from "../answer.ts";
import type { Attempt, Lesson, Remark, Words } from "../lesson.ts";

const POINT = [[1, 2], [3, 4]];
const [BY_W, BY_X, BY_Y, BY_Z] = POINT.flat()
  .map((_, i) => element("m", i, POINT));

/** The gradient of a function of a matrix, and the direction in which it points. */
export const matrixGradient: Lesson = {
  title: { en: "Gradients of arrays", ko: "배열의 기울기" },
  steps: [
    {
      say: {
        en:
          "The note's third function takes a 2×2 matrix. Its gradient has the same shape.",
        ko:
          "노트의 세 번째 함수는 2×2 행렬을 받습니다. 기울기도 같은 모양입니다.",
      },
      ask: {
        en:
          "Define m([w, x; y, z]) = w x + x y z + 3w + z y^2, or an m of your own.",
        ko:
          "m([w, x; y, z]) = w x + x y z + 3w + z y^2를 정의하세요. 다른 m도 됩니다.",
      },
      answer: "m([w, x; y, z]) = w x + x y z + 3w + z y^2",
      check: definesM,
    },
    {
      say: {
        en: "At [1, 2; 3, 4]: by w the slope is x + 3 = 5.",
        ko: "[1, 2; 3, 4]에서 w로 편미분하면 x + 3 = 5입니다.",
      },
      ask: {
        en: "By x it is w + y z. How much is that?",
        ko: "x로 편미분하면 w + y z입니다. 얼마일까요?",
      },
      answer: "13",
      check: number(BY_X, {
        value: 8,
        hint: {
          en: "y z is a product: 1 + 3·4.",
          ko: "y z는 곱입니다: 1 + 3·4.",
        },
      }, {
        value: 12,
        hint: {
          en: "That is y z; add w, which is 1.",
          ko: "y z만 구했습니다. w = 1도 더하세요.",
        },
      }, {
        value: BY_W,
        hint: {
          en:
            "That is the slope by w. For x: w + y z, with w = 1, y = 3, z = 4.",
          ko:
            "w로 편미분한 값입니다. w = 1, y = 3, z = 4를 w + y z에 넣어 보세요.",
        },
      }),
    },
    {
      say: { en: "All four at once:", ko: "네 개를 한꺼번에 구합니다." },
      ask: {
        en: "Type grad m([1, 2; 3, 4]).",
        ko: "grad m([1, 2; 3, 4])를 입력하세요.",
      },
      answer: "grad m([1, 2; 3, 4])",
      check: list(BY_W, BY_X, BY_Y, BY_Z),
    },
    {
      say: {
        en:
          "The gradient points where f grows fastest; along any direction the slope is a sum of products with it: along [1, 0; 0, 1] 5·1 + 13·0 + 32·0 + 15·1.",
        ko:
          "기울기 벡터는 함수가 가장 빠르게 커지는 방향을 가리킵니다. 다른 방향의 기울기는 내적으로 구합니다. [1, 0; 0, 1] 방향은 5·1 + 13·0 + 32·0 + 15·1입니다.",
      },
      ask: {
        en: "Type D[1, 0; 0, 1] m([1, 2; 3, 4]).",
        ko: "D[1, 0; 0, 1] m([1, 2; 3, 4])를 입력하세요.",
      },
      answer: "D[1, 0; 0, 1] m([1, 2; 3, 4])",
      check: number(sum(BY_W, BY_Z)),
    },
  ],
};

function sum(a: Expected, b: Expected): Expected {
  return (scope) => resolve(a, scope) + resolve(b, scope);
}

type OfMatrix = (m: number[][]) => unknown;

const lessons = ([[w, x], [y, z]]: number[][]) =>
  w * x + x * y * z + 3 * w + z * y ** 2;

/** Right where m takes a 2×2 matrix and returns one number. */
function definesM({ before, after }: Attempt): true | Remark | Words {
  const m = after.get("m");
  const [at, beside] = [POINT, [[-1, 0.5], [2, 3]]].map((x) => ({
    found: valueOf(m, x),
    told: lessons(x),
  }));
  if (at.found === at.told && beside.found === beside.told) return true;
  if (!Number.isFinite(at.found) || m === before.get("m")) return NO_MATRIX;
  return { remark: OWN };
}

/** The number that m returns; NaN where it is no function of a matrix, or returns no number. */
function valueOf(m: unknown, x: number[][]): number {
  if (typeof m !== "function") return NaN;
  try {
    const value = (m as OfMatrix)(x);
    return typeof value === "number" ? value : NaN;
  } catch {
    return NaN;
  }
}

const NO_MATRIX: Words = {
  en:
    "m takes a 2×2 matrix, its rows parted by a semicolon: m([w, x; y, z]) = ...",
  ko:
    "m은 2×2 행렬을 받아 수 하나를 돌려줍니다. 행은 세미콜론(;)으로 나눕니다: m([w, x; y, z]) = ...",
};
