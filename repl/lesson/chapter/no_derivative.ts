import {
  definesOwn,
  type Expected,
  isAbout,
  number,
  resolve,
  shows,
  slope,
  valueAt,
} from "../answer.ts";
import type { Lesson } from "../lesson.ts";

/** The slope of k at 0 from one side: over a step so short that a curve is straight to the digits that count. */
function slopeFrom(side: 1 | -1): Expected {
  const h = side * 1e-6;
  return (scope) => {
    const [far, near] = [h, 0].map((x) => resolve(valueAt("k", x), scope));
    return (far - near) / h;
  };
}

const LEFT = slopeFrom(-1);
const RIGHT = slopeFrom(1);
// Slopes on both sides of a kink are finite: a jump over the step of 1e-6 makes one of them larger than that.
const STEEPEST = 1e4;

/** Where there is no derivative: kinks, jumps and edges, and how they are told. */
export const noDerivative: Lesson = {
  title: { en: "Where there is no derivative", ko: "미분할 수 없는 곳" },
  steps: [
    {
      say: {
        en: "The absolute value has a corner at 0: a kink.",
        ko: "절댓값 함수는 0에서 꺾입니다.",
      },
      ask: {
        en: "Define k(x) = |x|, or a k of your own with a kink at 0.",
        ko: "k(x) = |x|를 정의하세요. 0에서 꺾이는 다른 k도 됩니다.",
      },
      answer: "k(x) = |x|",
      check: (attempt) => {
        const found = definesOwn("k", 1, Math.abs)(attempt);
        if (found !== true && !("remark" in found)) return found;
        const [left, right] = [LEFT, RIGHT]
          .map((side) => resolve(side, attempt.after));
        const isKink = Math.abs(left - right) > 1e-3 &&
          Math.max(Math.abs(left), Math.abs(right)) < STEEPEST;
        return isKink ? found : {
          en:
            "This k has no kink at 0, where the lesson looks: take another, such as |x|.",
          ko:
            "이 k는 0에서 꺾이지 않습니다. |x|처럼 0에서 꺾이는 함수를 정의해 주세요.",
        };
      },
    },
    {
      say: {
        en: "From the right the slope is 1.",
        ko: "오른쪽에서 본 기울기는 1입니다.",
      },
      ask: {
        en: "What is it from the left?",
        ko: "왼쪽에서 본 기울기는 얼마일까요?",
      },
      answer: "-1",
      check: number(LEFT, {
        value: RIGHT,
        hint: {
          en: "That is the slope from the right: come from the left.",
          ko: "오른쪽에서 본 기울기입니다. 왼쪽에서 다가가 보세요.",
        },
      }),
    },
    {
      say: {
        en:
          "Two different slopes: no derivative at 0. The answer says so instead of making one up.",
        ko:
          "두 기울기가 다르므로 0에서 미분할 수 없습니다. REPL은 값을 지어내지 않고 그렇다고 알려 줍니다.",
      },
      ask: {
        en: "Type k'(0) and read the word behind the number.",
        ko: "k'(0)을 입력하고 수 뒤의 낱말을 읽어 보세요.",
      },
      answer: "k'(0)",
      check: shows("kink", {
        en: "Ask for the derivative of k at 0: k'(0).",
        ko: "0에서의 미분을 물어보세요: k'(0).",
      }),
    },
    {
      say: {
        en:
          "Networks are full of kinks: relu(x) is 0 on the left and x on the right.",
        ko:
          "신경망에도 꺾인 점이 많습니다. relu(x)는 왼쪽에서 0, 오른쪽에서 x입니다.",
      },
      ask: {
        en: "Type relu'(2), where nothing is bent; k'(2) will do, too.",
        ko: "꺾이지 않은 곳의 relu'(2)를 입력하세요. k'(2)도 됩니다.",
      },
      answer: "relu'(2)",
      check: (attempt) =>
        isAbout(attempt, "k")
          ? number(slope("k", 2))(attempt)
          : number(1)(attempt),
    },
  ],
};
