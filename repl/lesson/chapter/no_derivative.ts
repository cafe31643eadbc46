import { defines, number, shows } from "../answer.ts";
import type { Lesson } from "../lesson.ts";

/** Where there is no derivative: kinks, jumps and edges, and how they are told. */
export const noDerivative: Lesson = {
  title: { en: "Where there is no derivative", ko: "미분할 수 없는 곳" },
  steps: [
    {
      say: {
        en: "The absolute value has a corner at 0: a kink.",
        ko: "절댓값 함수는 0에서 꺾입니다.",
      },
      ask: { en: "Define k(x) = |x|.", ko: "k(x) = |x|를 정의하세요." },
      answer: "k(x) = |x|",
      check: defines("k", 1, Math.abs),
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
      check: number(-1, {
        value: 1,
        hint: {
          en: "That is the slope from the right. On the left |x| falls.",
          ko: "오른쪽 기울기입니다. 왼쪽에서는 감소합니다.",
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
        en: "Type relu'(2), where nothing is bent.",
        ko: "꺾이지 않은 곳의 relu'(2)를 입력하세요.",
      },
      answer: "relu'(2)",
      check: number(1),
    },
  ],
};
