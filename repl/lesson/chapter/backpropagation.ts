import {
  command,
  definesOwn,
  ifLessons,
  list,
  number,
  partial,
} from "../answer.ts";
import type { Lesson } from "../lesson.ts";

const lessons = (w: number, b: number) =>
  (1 / (1 + Math.exp(-2 * w - b)) - 1) ** 2;
const BY_W = partial("n", 0, 0, 0);
const BY_B = partial("n", 1, 0, 0);

/** Backpropagation: the chain rule from the loss back to every weight of a neuron. */
export const backpropagation: Lesson = {
  title: { en: "Backpropagation", ko: "역전파" },
  steps: [
    {
      say: {
        en:
          "A neuron multiplies, adds and bends: sigmoid(w x + b). Here x = 2, and the answer should be 1.",
        ko:
          "뉴런은 곱하고 더한 다음 구부립니다: sigmoid(w x + b). 여기서 x = 2이고 정답은 1입니다.",
      },
      ask: {
        en:
          "Define n(w, b) = (sigmoid(2w + b) - 1)^2, or a neuron n(w, b) of your own.",
        ko:
          "n(w, b) = (sigmoid(2w + b) - 1)^2을 정의하세요. 다른 뉴런 n(w, b)도 됩니다.",
      },
      answer: "n(w, b) = (sigmoid(2w + b) - 1)^2",
      check: definesOwn("n", 2, lessons, {
        en:
          "Your own function: good. The next step asks about the lesson's square all the same; from ∂n/∂b on yours is meant.",
        ko:
          "직접 만든 뉴런이군요. 다음 단계는 그래도 단원의 제곱으로 묻고, ∂n/∂b부터는 직접 만든 뉴런으로 확인합니다.",
      }),
    },
    {
      say: {
        en:
          "With w = b = 0 the neuron says sigmoid(0) = 1/2. The square has the slope 2 (1/2 - 1).",
        ko:
          "w = b = 0이면 뉴런의 출력은 sigmoid(0) = 1/2입니다. 제곱의 기울기는 2 (1/2 - 1)입니다.",
      },
      ask: { en: "How much is that?", ko: "얼마일까요?" },
      answer: "-1",
      check: number(-1, {
        value: -0.5,
        hint: {
          en: "That is 1/2 - 1: the square brings a factor 2.",
          ko: "1/2 - 1만 구했습니다. 제곱을 미분하면 2가 곱해집니다.",
        },
      }, {
        value: 0.25,
        hint: {
          en: "That is the value of the square. Its slope is 2 (1/2 - 1).",
          ko: "제곱의 값입니다. 기울기는 2 (1/2 - 1)입니다.",
        },
      }),
    },
    {
      say: {
        en:
          "The sigmoid has the slope s (1 - s) = 1/4 there. Going back through b multiplies by 1.",
        ko:
          "그곳에서 시그모이드의 기울기는 s (1 - s) = 1/4입니다. b로 가는 길에는 1을 곱합니다.",
      },
      ask: {
        en: "So ∂n/∂b at (0, 0) is -1 · 1/4 · 1. How much?",
        ko: "(0, 0)에서 ∂n/∂b = -1 · 1/4 · 1은 얼마일까요?",
      },
      answer: "-1/4",
      check: number(BY_B, {
        value: ifLessons("n", lessons, -0.75),
        hint: {
          en: "The factors are multiplied, not added.",
          ko: "더하지 않고 곱합니다.",
        },
      }, {
        value: ifLessons("n", lessons, -1),
        hint: {
          en: "Multiply by the slope of the sigmoid, 1/4, as well.",
          ko: "시그모이드의 기울기 1/4도 곱해 주세요.",
        },
      }),
    },
    {
      say: {
        en: "On the way to w the factor is x = 2 instead of 1.",
        ko: "w로 가는 길에는 1 대신 x = 2를 곱합니다.",
      },
      ask: { en: "Then ∂n/∂w is?", ko: "∂n/∂w는 얼마일까요?" },
      answer: "-1/2",
      check: number(BY_W, {
        value: ifLessons("n", lessons, -2),
        hint: {
          en: "The slope of the sigmoid, 1/4, is missing.",
          ko: "시그모이드의 기울기 1/4이 빠졌습니다.",
        },
      }, {
        value: ifLessons("n", lessons, 1.75),
        hint: {
          en: "The factors are multiplied, not added.",
          ko: "더하지 않고 곱합니다.",
        },
      }, {
        value: BY_B,
        hint: {
          en: "That is the one by b: multiply by the input, 2.",
          ko: "b로 미분한 값입니다. 입력 2를 곱해 주세요.",
        },
      }),
    },
    {
      say: {
        en: "One pass back gives both: this is backpropagation.",
        ko: "한 번 거슬러 올라가면 둘 다 구해집니다. 이것이 역전파입니다.",
      },
      ask: { en: "Type grad n(0, 0).", ko: "grad n(0, 0)을 입력하세요." },
      answer: "grad n(0, 0)",
      check: list(BY_W, BY_B),
    },
    {
      say: {
        en:
          "The tree shows every factor; a node's adjoint is the slope of the result by that node.",
        ko:
          "나무에서 모든 인수를 볼 수 있습니다. adjoint는 그 마디에 대한 결과의 기울기입니다.",
      },
      ask: { en: "Type explain n(0, 0).", ko: "explain n(0, 0)을 입력하세요." },
      answer: "explain n(0, 0)",
      check: command("explain"),
    },
  ],
};
