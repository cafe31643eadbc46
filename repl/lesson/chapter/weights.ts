import {
  command,
  definesOwn,
  type Expected,
  number,
  sets,
  shows,
  slope,
  valueAt,
} from "../answer.ts";
import type { Lesson } from "../lesson.ts";

/** How a derivative updates a weight: w ← w − rate · slope. */
export const weights: Lesson = {
  title: { en: "Weights and descent", ko: "가중치와 경사하강법" },
  steps: [
    {
      say: {
        en:
          "A loss tells how wrong a model is. Learning makes it small by moving the weight w.",
        ko:
          "손실은 모델이 얼마나 틀렸는지 나타냅니다. 학습은 가중치 w를 움직여 손실을 줄이는 일입니다.",
      },
      ask: {
        en: "Define loss(w) = (w - 3)^2, or a loss of your own.",
        ko: "loss(w) = (w - 3)^2을 정의하세요. 다른 loss(w)도 됩니다.",
      },
      answer: "loss(w) = (w - 3)^2",
      check: definesOwn("loss", 1, (w) => (w - 3) ** 2),
    },
    {
      say: { en: "The weight starts at 0.", ko: "가중치는 0에서 시작합니다." },
      ask: { en: "Type w = 0.", ko: "w = 0을 입력하세요." },
      answer: "w = 0",
      check: sets("w", 0),
    },
    {
      say: {
        en: "The slope there tells which way the loss grows.",
        ko: "그곳의 기울기는 손실이 커지는 방향을 알려 줍니다.",
      },
      ask: { en: "Type loss'(0).", ko: "loss'(0)을 입력하세요." },
      answer: "loss'(0)",
      check: number(slope("loss", 0), {
        value: valueAt("loss", 0),
        hint: {
          en: "That is the loss itself. Its slope has a prime: loss'(0).",
          ko: "손실의 값입니다. 기울기는 loss'(0)입니다.",
        },
      }),
    },
    {
      say: {
        en:
          "The rule of learning: w ← w − rate · slope. The minus goes downhill; the rate is how far.",
        ko:
          "학습 규칙은 w ← w − 학습률 · 기울기입니다. 빼기는 내려가는 방향, 학습률은 보폭입니다.",
      },
      ask: {
        en: "One step with the rate 0.1: w = w - 0.1*loss'(w).",
        ko: "학습률 0.1로 한 걸음: w = w - 0.1*loss'(w).",
      },
      answer: "w = w - 0.1*loss'(w)",
      check: (attempt) => {
        const found = sets("w", stepped(-0.1))(attempt);
        return found !== true && sets("w", stepped(0.1))(attempt) === true
          ? {
            en: "That went uphill: subtract, as the slope points up.",
            ko:
              "올라가는 쪽으로 움직였습니다. 기울기를 빼 주세요. w = 0부터 다시 해 봅시다.",
          }
          : found;
      },
    },
    {
      say: {
        en: "Once more: Up brings the line back, Enter runs it.",
        ko: "한 번 더: 위 화살표를 누르고 Enter를 누르세요.",
      },
      ask: { en: "The same line again.", ko: "같은 줄을 다시 입력하세요." },
      answer: "w = w - 0.1*loss'(w)",
      check: sets("w", stepped(-0.1)),
    },
    {
      say: {
        en: "A whole descent at once:",
        ko: "끝까지 한 번에 내려가 봅시다.",
      },
      ask: {
        en: "Type descend loss from 0 rate 0.1.",
        ko: "descend loss from 0 rate 0.1을 입력하세요.",
      },
      answer: "descend loss from 0 rate 0.1",
      check: (attempt) => {
        const found = command("descend")(attempt);
        return found === true
          ? shows("each step:", {
            en: "Descend the function loss from 0.",
            ko: "함수 loss를 0에서 시작해 보세요.",
          })(attempt)
          : found;
      },
    },
  ],
};

/** Where w is after a step of so many times the slope. */
function stepped(factor: number): Expected {
  return (scope) => {
    const w = Number(scope.get("w"));
    const found = slope("loss", w);
    return w + factor * (typeof found === "number" ? found : found(scope));
  };
}
