import { command, shows } from "../answer.ts";
import type { NestedArray } from "../../../lib/engine.ts";
import type { Check, Lesson, Words } from "../lesson.ts";
import { fromPython } from "../python.ts";

/** The note's Python, line by line, with the same digits. */
export const theNote: Lesson = {
  title: { en: "The note in Python", ko: "파이썬 노트 옮기기" },
  translate: fromPython,
  steps: [
    {
      say: {
        en: `The note calls

    import numpy as np           nothing: sin, exp and all are built in
    f = lambda x: x[0]**2        f([x]) = x^2
    numerical_derivative(f,      grad f([3.0])
        np.array([3.0]))

On the right stands what you type here, once the note's method is set. Python that you
paste is answered by the same.`,
        ko: `노트에서는 이렇게 부릅니다.

    import numpy as np           필요 없음: sin, exp 등은 이미 있습니다
    f = lambda x: x[0]**2        f([x]) = x^2
    numerical_derivative(f,      grad f([3.0])
        np.array([3.0]))

오른쪽이 여기서 입력할 줄입니다. 파이썬 줄을 붙여 넣으면 바꾸어 보여 줍니다.
먼저 노트의 방법을 고릅니다.`,
      },
      ask: {
        en: "First set method notebook.",
        ko: "먼저 set method notebook을 입력하세요.",
      },
      answer: "set method notebook",
      check: command("set", "method", "notebook"),
    },
    {
      say: {
        en: "lambda x: x[0]**2 is a function of an array of one number.",
        ko: "lambda x: x[0]**2는 원소가 하나인 배열의 함수입니다.",
      },
      ask: { en: "Type f([x]) = x^2.", ko: "f([x]) = x^2를 입력하세요." },
      answer: "f([x]) = x^2",
      check: ({ after }) => {
        const f = after.get("f");
        if (typeof f !== "function") return NO_F;
        return told(f, [3]) === 9 ? true : NOTES_OWN;
      },
    },
    {
      say: {
        en: "Python prints array([6.]), and 6.000000000012662 inside.",
        ko:
          "파이썬은 array([6.])를 출력하고, 속의 값은 6.000000000012662입니다.",
      },
      ask: {
        en: "Type trace on; grad f([3.0]).",
        ko: "trace on; grad f([3.0])을 입력하세요.",
      },
      answer: "trace on; grad f([3.0])",
      check: digits([3], 9, /6\.000000000012662[\s\S]*array\(\[6\.\]\)/),
    },
    {
      say: {
        en: `The second one:

    def f(v):                       f([x, y]) = 2x + 3x*y + y^3
        x, y = v[0], v[1]
        return 2*x + 3*x*y + y**3
    numerical_derivative(f,         grad f([1.0, 2.0])
        np.array([1.0, 2.0]))`,
        ko: `두 번째 예입니다.

    def f(v):                       f([x, y]) = 2x + 3x*y + y^3
        x, y = v[0], v[1]
        return 2*x + 3*x*y + y**3
    numerical_derivative(f,         grad f([1.0, 2.0])
        np.array([1.0, 2.0]))`,
      },
      ask: {
        en: "Type f([x, y]) = 2x + 3x*y + y^3; grad f([1.0, 2.0]).",
        ko: "f([x, y]) = 2x + 3x*y + y^3; grad f([1.0, 2.0])을 입력하세요.",
      },
      answer: "f([x, y]) = 2x + 3x*y + y^3; grad f([1.0, 2.0])",
      check: digits([1, 2], 16, /7\.999999999990237[\s\S]*15\.000000010019221/),
    },
    {
      say: {
        en: `And the third, of a matrix:

    def f(m):                            f([w, x; y, z]) =
        w, x, y, z = m[0, 0], m[0, 1],       w x + x y z + 3w + z y^2
            m[1, 0], m[1, 1]
        return w*x + x*y*z + 3*w + z*y**2
    numerical_derivative(f,              grad f([[1.0, 2.0], [3.0, 4.0]])
        np.array([[1.0, 2.0],
                  [3.0, 4.0]]))`,
        ko: `세 번째는 행렬의 함수입니다.

    def f(m):                            f([w, x; y, z]) =
        w, x, y, z = m[0, 0], m[0, 1],       w x + x y z + 3w + z y^2
            m[1, 0], m[1, 1]
        return w*x + x*y*z + 3*w + z*y**2
    numerical_derivative(f,              grad f([[1.0, 2.0], [3.0, 4.0]])
        np.array([[1.0, 2.0],
                  [3.0, 4.0]]))`,
      },
      ask: {
        en:
          "Type f([w, x; y, z]) = w x + x y z + 3w + z y^2; grad f([[1.0, 2.0], [3.0, 4.0]]).",
        ko:
          "f([w, x; y, z]) = w x + x y z + 3w + z y^2; grad f([[1.0, 2.0], [3.0, 4.0]])을 입력하세요.",
      },
      answer:
        "f([w, x; y, z]) = w x + x y z + 3w + z y^2; grad f([[1.0, 2.0], [3.0, 4.0]])",
      check: digits(
        [[1, 2], [3, 4]],
        65,
        /5\.000000000023874[\s\S]*15\.000000000000568/,
      ),
    },
    {
      say: {
        en:
          "The same digits, to the last. Back to the usual method, which needs no step size.",
        ko:
          "끝자리까지 같습니다. 간격을 고를 필요가 없는 원래 방법으로 돌아갑시다.",
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

const DIGITS: Words = {
  en:
    "The digits differ: is the method notebook, is trace on, and is the point the same?",
  ko:
    "숫자가 다릅니다. 방법은 notebook인지, trace on인지, 점이 같은지 확인하세요.",
};
const NO_F: Words = {
  en: "Define the function f.",
  ko: "함수 f를 정의하세요.",
};
const NOTES_OWN: Words = {
  en:
    "Only the note's own function serves here, as its digits are compared with those of Python.",
  ko:
    "이 단원은 파이썬이 출력한 숫자와 비교하므로 노트의 함수를 그대로 써야 합니다.",
};

/** Right where these digits are shown; where f is another than the note's, which is `value` at x, that is said. */
function digits(x: NestedArray, value: number, text: RegExp): Check {
  return (attempt) => {
    const found = shows(text, DIGITS)(attempt);
    if (found === true) return true;
    const f = attempt.after.get("f");
    if (typeof f !== "function") return NO_F;
    return told(f, x) === value ? found : NOTES_OWN;
  };
}

function told(f: unknown, x: NestedArray): unknown {
  try {
    return (f as (x: NestedArray) => unknown)(x);
  } catch {
    return undefined;
  }
}
