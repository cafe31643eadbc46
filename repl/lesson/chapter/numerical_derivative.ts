import {
  command,
  definesOwn,
  type Expected,
  number,
  quotient,
  shows,
} from "../answer.ts";
import type { Lesson } from "../lesson.ts";

/** The numerical derivative of the note: two evaluations beside x, and its debug lines. */
export const numericalDerivative: Lesson = {
  title: { en: "The numerical derivative", ko: "수치 미분" },
  steps: [
    {
      say: {
        en:
          "A program has no limit to take: it steps a little to both sides of x and divides.",
        ko: "컴퓨터는 극한 대신 x의 양쪽으로 아주 조금 움직여 나눗셈을 합니다.",
      },
      ask: {
        en: "Define f(x) = x^2, or a function f of your own.",
        ko: "f(x) = x^2를 정의하세요. 다른 함수 f도 됩니다.",
      },
      answer: "f(x) = x^2",
      check: definesOwn("f", 1, (x) => x * x),
    },
    {
      say: {
        en:
          "The study note steps by 1e-4, which is 0.0001. The difference of the two values, over 2e-4, is the slope.",
        ko:
          "학습 노트에서는 1e-4, 곧 0.0001만큼 움직입니다. 두 함숫값의 차를 2e-4로 나누면 기울기입니다.",
      },
      ask: {
        en: "Compute (f(3 + 1e-4) - f(3 - 1e-4)) / 2e-4.",
        ko: "(f(3 + 1e-4) - f(3 - 1e-4)) / 2e-4를 계산하세요.",
      },
      answer: "(f(3 + 1e-4) - f(3 - 1e-4)) / 2e-4",
      check: number(quotient("f", 3 - 1e-4, 3 + 1e-4), {
        value: times(2),
        hint: {
          en: "The two points are 2e-4 apart, not 1e-4: divide by 2e-4.",
          ko: "두 점 사이의 거리는 1e-4가 아니라 2e-4입니다.",
        },
      }, {
        value: times(2e-4),
        hint: {
          en: "That is the difference of the values: divide it by 2e-4.",
          ko: "함숫값의 차입니다. 2e-4로 나누어 주세요.",
        },
      }),
    },
    {
      say: {
        en: "The method named notebook does just this.",
        ko: "notebook이라는 방법이 바로 이 계산을 합니다.",
      },
      ask: {
        en: "Type set method notebook.",
        ko: "set method notebook을 입력하세요.",
      },
      answer: "set method notebook",
      check: command("set", "method", "notebook"),
    },
    {
      say: {
        en:
          "The note's function walks over an array; so let the variable be an array of one number: [x].",
        ko:
          "노트의 함수는 배열을 돌며 계산합니다. 변수를 원소가 하나인 배열 [x]로 두어 봅시다.",
      },
      ask: { en: "Define g([x]) = x^2.", ko: "g([x]) = x^2를 정의하세요." },
      answer: "g([x]) = x^2",
      check: ({ after }) =>
        takesArray(after.get("g")) ? true : {
          en: "Write the variable in brackets: g([x]) = x^2.",
          ko: "변수를 대괄호로 감싸세요: g([x]) = x^2.",
        },
    },
    {
      say: {
        en: "Its debug lines can be printed, too, digit for digit.",
        ko: "노트의 디버그 출력도 숫자 하나까지 그대로 볼 수 있습니다.",
      },
      ask: { en: "Type trace on.", ko: "trace on을 입력하세요." },
      answer: "trace on",
      check: command("trace", "on"),
    },
    {
      say: {
        en: "Each element is kept, moved up, moved down and put back.",
        ko: "원소를 하나씩 보관하고, 늘리고, 줄이고, 제자리에 돌려놓습니다.",
      },
      ask: { en: "Type grad g([3]).", ko: "grad g([3])을 입력하세요." },
      answer: "grad g([3])",
      check: shows("debug 4. grad[idx] =  ", {
        en: "With trace on and the method notebook, type grad g([3]).",
        ko: "trace on, set method notebook 상태에서 grad g([3])을 입력하세요.",
      }),
    },
    {
      say: {
        en:
          "6.000000000012662 and not 6: the last digits are rounding. Back to the usual method.",
        ko:
          "6이 아니라 6.000000000012662인 것은 반올림 오차 때문입니다. 원래 방법으로 돌아갑시다.",
      },
      ask: {
        en: "Type trace off; set method auto.",
        ko: "trace off; set method auto를 입력하세요.",
      },
      answer: "trace off; set method auto",
      check: (attempt) =>
        command("set", "method", "auto")(attempt) === true ? true : {
          en: "Both on one line: trace off; set method auto.",
          ko: "한 줄에 입력하세요: trace off; set method auto.",
        },
    },
  ],
};

/** What comes of another divisor: so many times the quotient. */
function times(factor: number): Expected {
  const right = quotient("f", 3 - 1e-4, 3 + 1e-4);
  return (scope) => factor * (typeof right === "number" ? right : right(scope));
}

/** Whether it is a function of an array whose elements have names. */
function takesArray(f: unknown): boolean {
  const { parameters = [] } = Object(f) as { parameters?: readonly unknown[] };
  return Array.isArray(parameters[0]);
}
