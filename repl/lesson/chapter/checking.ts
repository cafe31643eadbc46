import { gradient } from "../../../lib/engine.ts";
import { command, definesOwn, shows } from "../answer.ts";
import type { Lesson } from "../lesson.ts";
import type { Scope } from "../../session/scope.ts";

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
        en: "Define q(w, b) = (2w + b - 5)^2, or a q(w, b) of your own.",
        ko: "q(w, b) = (2w + b - 5)^2을 정의하세요. 다른 q(w, b)도 됩니다.",
      },
      answer: "q(w, b) = (2w + b - 5)^2",
      check: definesOwn("q", 2, (w, b) => (2 * w + b - 5) ** 2),
    },
    {
      say: {
        en: "Somebody forgot the inner derivative of 2w, which is 2:",
        ko: "누군가 2w의 안쪽 미분 2를 빠뜨렸습니다.",
      },
      ask: {
        en:
          "Type v(w, b) = [2(2w + b - 5), 2(2w + b - 5)]; for a q of your own, its gradient with a mistake in it.",
        ko:
          "v(w, b) = [2(2w + b - 5), 2(2w + b - 5)]를 입력하세요. q를 직접 만들었다면 그 기울기를 일부러 틀리게 쓰세요.",
      },
      answer: "v(w, b) = [2(2w + b - 5), 2(2w + b - 5)]",
      check: ({ after }) => {
        const [v, right] = vAndGradient(after);
        if (v.length !== 2) {
          return {
            en: "Define the function v of w and b, a list of two numbers.",
            ko: "w와 b의 함수 v를 수 두 개의 목록으로 정의하세요.",
          };
        }
        return differ(v, right) ? true : {
          en: "That one is right: put a mistake into it, for check to find.",
          ko: "맞는 기울기입니다. check가 찾도록 일부러 틀리게 써 보세요.",
        };
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
      check: (attempt) => {
        const found = command("check")(attempt);
        if (found !== true) return found;
        return attempt.blocks.some(({ text }) => /wrong/.test(text)) ? true : {
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
        en:
          "Type v(w, b) = [4(2w + b - 5), 2(2w + b - 5)], or your own v without the mistake.",
        ko:
          "v(w, b) = [4(2w + b - 5), 2(2w + b - 5)]를 입력하세요. 직접 만든 v라면 맞게 고치세요.",
      },
      answer: "v(w, b) = [4(2w + b - 5), 2(2w + b - 5)]",
      check: ({ after }) => {
        const [v, right] = vAndGradient(after);
        if (v.length === 2 && !differ(v, right)) return true;
        const told = right.map((each) => Number(each.toPrecision(6))).join(
          ", ",
        );
        return {
          en: `At (1, 1) v should be [${told}], the gradient of q.`,
          ko: `(1, 1)에서 v는 q의 기울기 [${told}]이어야 합니다.`,
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

/** What v returns at (1, 1), and what q says that it should; nothing where they are no functions of two numbers. */
function vAndGradient(scope: Scope): [v: number[], right: number[]] {
  const [q, v] = ["q", "v"].map((name) => scope.get(name));
  if (typeof q !== "function" || typeof v !== "function") return [[], []];
  const of = q as (w: number, b: number) => number;
  try {
    const found = (v as (w: number, b: number) => unknown)(1, 1);
    const right = gradient(([w, b]: number[]) => of(w, b), [1, 1]);
    return [Array.isArray(found) ? found.flat() : [], right as number[]];
  } catch {
    return [[], []];
  }
}

function differ(v: readonly number[], right: readonly number[]): boolean {
  return v.some((each, i) =>
    Math.abs(each - right[i]) > 1e-6 * Math.max(1, Math.abs(right[i]))
  );
}
