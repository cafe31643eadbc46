import {
  command,
  definesOwn,
  ifLessons,
  isAbout,
  number,
  slope,
} from "../answer.ts";
import type { Lesson } from "../lesson.ts";

const lessons = (x: number) => (3 * x + 1) ** 2;

/** The chain rule: the derivative of a composition is the product of the derivatives of its parts. */
export const chainRule: Lesson = {
  title: { en: "The chain rule", ko: "연쇄법칙" },
  steps: [
    {
      say: {
        en:
          "A composite function does one thing after another: here u = 3x + 1, and then u².",
        ko:
          "합성함수는 차례로 계산합니다. 여기서는 u = 3x + 1을 구한 다음 u²을 구합니다.",
      },
      ask: {
        en: "Define c(x) = (3x + 1)^2, or a composite function c of your own.",
        ko: "c(x) = (3x + 1)^2을 정의하세요. 다른 합성함수 c도 됩니다.",
      },
      answer: "c(x) = (3x + 1)^2",
      check: definesOwn("c", 1, lessons, {
        en:
          "Your own function: good. The next step asks about 3x + 1 all the same; from c'(1) on yours is meant.",
        ko:
          "직접 만든 함수군요. 다음 단계는 그래도 3x + 1로 묻고, c'(1)부터는 직접 만든 함수로 확인합니다.",
      }),
    },
    {
      say: {
        en:
          "At x = 1 the inner part u is 4. The outer part u² has the slope 2u.",
        ko: "x = 1에서 안쪽 u는 4입니다. 바깥쪽 u²의 기울기는 2u입니다.",
      },
      ask: { en: "How much is 2u there?", ko: "이때 2u는 얼마일까요?" },
      answer: "8",
      check: number(8, {
        value: 4,
        hint: {
          en: "That is u; its square has the slope 2u.",
          ko: "u의 값입니다. u²의 기울기는 2u입니다.",
        },
      }, {
        value: 16,
        hint: {
          en: "That is u²; its slope is 2u.",
          ko: "u²의 값입니다. 기울기는 2u입니다.",
        },
      }, {
        value: 2,
        hint: {
          en: "2u is 2 times u, and u is 4.",
          ko: "2u는 2 곱하기 u이고, u는 4입니다.",
        },
      }),
    },
    {
      say: {
        en:
          "The inner part 3x + 1 has the slope 3. The derivatives of the parts are multiplied: that is the chain rule.",
        ko:
          "안쪽 3x + 1의 기울기는 3입니다. 두 미분을 곱하는 것이 연쇄법칙입니다.",
      },
      ask: { en: "So what is c'(1)?", ko: "그러면 c'(1)은 얼마일까요?" },
      answer: "24",
      check: number(slope("c", 1), {
        value: ifLessons("c", lessons, 8),
        hint: {
          en:
            "That is the outer derivative alone: multiply by the inner one, 3.",
          ko: "바깥쪽 미분만 구했습니다. 안쪽 미분 3을 곱해 주세요.",
        },
      }, {
        value: ifLessons("c", lessons, 3),
        hint: {
          en:
            "That is the inner derivative alone: multiply by the outer one, 8.",
          ko: "안쪽 미분만 구했습니다. 바깥쪽 미분 8을 곱해 주세요.",
        },
      }, {
        value: ifLessons("c", lessons, 11),
        hint: {
          en: "They are multiplied, not added: 8 · 3.",
          ko: "더하지 않고 곱합니다: 8 · 3.",
        },
      }, {
        value: ifLessons("c", lessons, 16),
        hint: {
          en: "16 is the value c(1). The slope is 8 · 3.",
          ko: "16은 함숫값 c(1)입니다. 기울기는 8 · 3입니다.",
        },
      }),
    },
    {
      say: {
        en: "The REPL shows the parts as a tree, each with its derivative.",
        ko: "REPL은 각 부분과 그 미분을 나무 모양으로 보여 줍니다.",
      },
      ask: { en: "Type explain c(1).", ko: "explain c(1)을 입력하세요." },
      answer: "explain c(1)",
      check: command("explain"),
    },
    {
      say: {
        en:
          "Three parts make three factors: sin((x^2))^2 is u = x², v = sin u, v².",
        ko:
          "부분이 셋이면 세 번 곱합니다. sin(x^2)^2은 u = x², v = sin u, v²입니다.",
      },
      ask: {
        en: "Type d(x) = sin(x^2)^2; explain d(1), or take a d of your own.",
        ko: "d(x) = sin(x^2)^2; explain d(1)을 입력하세요. 다른 d도 됩니다.",
      },
      answer: "d(x) = sin(x^2)^2; explain d(1)",
      check: (attempt) => {
        const d = attempt.after.get("d");
        const isExplained = isAbout(attempt, "d") &&
          command("explain")(attempt) === true &&
          attempt.blocks.every(({ kind }) => kind !== "error");
        if (!isExplained || typeof d !== "function") {
          return {
            en: "On one line: d(x) = sin(x^2)^2; explain d(1).",
            ko: "한 줄에 입력하세요: d(x) = sin(x^2)^2; explain d(1).",
          };
        }
        return definesOwn("d", 1, (x) => Math.sin(x * x) ** 2)(attempt);
      },
    },
  ],
};
