import { command, defines, shows } from "../answer.ts";
import type { Lesson } from "../lesson.ts";

/** Checking a gradient that was written by hand. */
export const checking: Lesson = {
  title: { en: "Checking a gradient", ko: "기울기 검사하기" },
  steps: [
    {
      say: {
        en:
          "A gradient that was worked out by hand may be wrong; a numerical one finds out.",
        ko:
          "손으로 구한 기울기는 틀릴 수 있습니다. 수치 미분으로 검사할 수 있습니다.",
      },
      ask: {
        en: "Define q(w, b) = (2w + b - 5)^2.",
        ko: "q(w, b) = (2w + b - 5)^2을 정의하세요.",
      },
      answer: "q(w, b) = (2w + b - 5)^2",
      check: defines("q", 2, (w, b) => (2 * w + b - 5) ** 2),
    },
    {
      say: {
        en: "Somebody forgot the inner derivative of 2w, which is 2:",
        ko: "누군가 2w의 안쪽 미분 2를 빠뜨렸습니다.",
      },
      ask: {
        en: "Type v(w, b) = [2(2w + b - 5), 2(2w + b - 5)].",
        ko: "v(w, b) = [2(2w + b - 5), 2(2w + b - 5)]를 입력하세요.",
      },
      answer: "v(w, b) = [2(2w + b - 5), 2(2w + b - 5)]",
      check: ({ after }) =>
        typeof after.get("v") === "function" ? true : {
          en: "Define the function v of w and b.",
          ko: "w와 b의 함수 v를 정의하세요.",
        },
    },
    {
      say: {
        en:
          "check compares it with the numerical gradient, element by element.",
        ko: "check는 수치 기울기와 원소마다 비교합니다.",
      },
      ask: {
        en: "Type check q, v at (1, 1).",
        ko: "check q, v at (1, 1)을 입력하세요.",
      },
      answer: "check q, v at (1, 1)",
      check: ({ blocks, source }) => {
        const found = command("check")({ source } as never);
        if (found !== true) return found;
        return blocks.some(({ text }) => /wrong/.test(text)) ? true : {
          en: "Check q against v, the wrong one, at (1, 1).",
          ko: "(1, 1)에서 q와 틀린 v를 비교해 보세요.",
        };
      },
    },
    {
      say: {
        en:
          "It names the element and the mistake. Mend it: the first element wants 4 in place of 2.",
        ko: "틀린 원소와 실수를 알려 줍니다. 첫 원소의 2를 4로 고칩시다.",
      },
      ask: {
        en: "Type v(w, b) = [4(2w + b - 5), 2(2w + b - 5)].",
        ko: "v(w, b) = [4(2w + b - 5), 2(2w + b - 5)]를 입력하세요.",
      },
      answer: "v(w, b) = [4(2w + b - 5), 2(2w + b - 5)]",
      check: ({ after }) => {
        const v = after.get("v");
        const first = typeof v === "function"
          ? (v as (w: number, b: number) => number[])(1, 1)[0]
          : NaN;
        return first === -8 ? true : {
          en: "At (1, 1) the first element should be 4 · (-2) = -8.",
          ko: "(1, 1)에서 첫 원소는 4 · (-2) = -8이어야 합니다.",
        };
      },
    },
    {
      say: { en: "And again:", ko: "다시 검사합니다." },
      ask: {
        en: "Type check q, v at (1, 1).",
        ko: "check q, v at (1, 1)을 입력하세요.",
      },
      answer: "check q, v at (1, 1)",
      check: shows("passes", {
        en: "Check the mended v at (1, 1).",
        ko: "고친 v를 (1, 1)에서 검사하세요.",
      }),
    },
  ],
};
