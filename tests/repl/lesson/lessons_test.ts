import { LESSONS } from "../../../repl/lesson/lessons.ts";
import { newSession, type Session } from "../../../repl/session/session.ts";
import { run } from "../../../repl/entry/run.ts";
import { LANGUAGES } from "../../../repl/session/setting.ts";
import { testEach } from "../../support/each.ts";
import { assert, assertEquals } from "../../support/assert.ts";

async function after(...entries: readonly string[]): Promise<Session> {
  let session = newSession();
  for (const entry of entries) ({ session } = await run(session, entry));
  return session;
}

/** What the tutor says of a line: the last block that is no error. */
async function said(session: Session, entry: string): Promise<string> {
  const { blocks } = await run(session, entry);
  return blocks.filter(({ kind }) => kind === "text").at(-1)!.text;
}

for (const [i, lesson] of LESSONS.entries()) {
  for (const language of LANGUAGES) {
    Deno.test(`lesson ${i + 1} is finished by its own answers: ${language}`, async () => {
      let session = await after(`set language ${language}`, `learn ${i + 1}`);
      for (const [k, { answer }] of lesson.steps.entries()) {
        assertEquals(session.lesson?.step, k, answer);
        const outcome = await run(session, answer);
        assert(outcome.blocks.at(-1)?.kind === "text", answer);
        ({ session } = outcome);
      }
      assert(session.lesson?.finished.includes(i));
      assert(!session.lesson?.active);
    });
  }

  Deno.test(`lesson ${i + 1} takes no step for a line that is about something else`, async () => {
    let session = await after(`learn ${i + 1}`);
    for (const [k, { answer }] of lesson.steps.entries()) {
      const outcome = await run(session, "zz = 123.456");
      assertEquals(outcome.session.lesson?.step, k, answer);
      ({ session } = await run(session, answer));
    }
  });
}

Deno.test("there are at least ten lessons of four to eight steps, in both languages", () => {
  assert(LESSONS.length >= 10);
  for (const { title, steps } of LESSONS) {
    assert(steps.length >= 4 && steps.length <= 8, title.en);
    for (const { say, ask } of steps) {
      for (const { en, ko } of [say, ask, title]) {
        assert(/[a-z]/.test(en) && /[가-힣]/.test(ko), en);
      }
    }
  }
});

// A mistake at a step of a lesson, counted from 1, and a word of the hint that fits it.
const SLIPS: readonly [
  lesson: number,
  step: number,
  line: string,
  hint: RegExp,
][] = [
  [1, 2, "f(3.1) - f(3)", /divide it by the change of x/],
  [1, 5, "f(3)", /f'\(3\)/],
  [2, 2, "h(1)", /the height, not the slope/],
  [2, 4, "12", /-3x has a slope, too/],
  [3, 2, "(f(3 + 1e-4) - f(3 - 1e-4)) / 1e-4", /2e-4 apart/],
  [5, 2, "15", /derivative by y/],
  [5, 4, "8", /derivative by x/],
  [2, 4, "3", /2² is/],
  [2, 4, "-9", /the sign is not/],
  [5, 2, "6", /2x has a slope/],
  [5, 2, "2", /6x has a slope/],
  [5, 2, "-8", /the sign is not/],
  [5, 4, "3", /y³ has a slope/],
  [5, 4, "17", /2 is constant/],
  [5, 5, "[-8, -15]", /the sign is not/],
  [6, 2, "8", /a product/],
  [6, 2, "12", /add w/],
  [7, 2, "4", /That is u;/],
  [7, 2, "16", /That is u²/],
  [10, 2, "-0.5", /a factor 2/],
  [10, 3, "-0.75", /multiplied, not added/],
  [10, 4, "-2", /slope of the sigmoid/],
  [10, 4, "1/2", /the sign is not/],
  [5, 5, "[15, 8]", /wrong order/],
  [7, 3, "8", /multiply by the inner one/],
  [7, 3, "11", /multiplied, not added/],
  [7, 3, "-24", /the sign is not/],
  [8, 1, "k(x) = x^2", /no kink at 0/],
  [8, 1, "k(x) = sign(x)", /no kink at 0/],
  [8, 2, "1", /from the right/],
  [9, 3, "6", /the sign is not/],
  [9, 4, "w = w + 0.1*loss'(w)", /uphill/],
  [10, 3, "-1", /slope of the sigmoid/],
  [10, 4, "-0.25", /multiply by the input/],
  [6, 1, "m(x) = 2x", /takes a 2×2 matrix/],
  [11, 2, "v(w, b) = [4(2w + b - 5), 2(2w + b - 5)]", /put a mistake/],
  [11, 4, "v(w, b) = [2(2w + b - 5), 4(2w + b - 5)]", /\[-8, -4\]/],
  [12, 2, "f([x]) = x^3", /Only the note's own function/],
  [
    12,
    4,
    "f([x, y]) = x y; grad f([1.0, 2.0])",
    /Only the note's own function/,
  ],
];

for (const [lesson, step, line, hint] of SLIPS) {
  Deno.test(`lesson ${lesson}, step ${step}: ${line} gets the hint that fits`, async () => {
    const { steps } = LESSONS[lesson - 1];
    const answers = steps.slice(0, step - 1).map(({ answer }) => answer);
    const session = await after(`learn ${lesson}`, ...answers);
    assert(hint.test(await said(session, line)), await said(session, line));
  });
}

Deno.test("the tutor offers a right line after two wrong ones", async () => {
  const session = await after("learn 7", "1");
  assert((await said(session, "1")).includes("Try: c(x) = (3x + 1)^2"));
});

Deno.test("a function of the student's own takes the place of the lesson's", async () => {
  const session = await after(
    "learn 1",
    "f(x) = x^3 - x",
    "(f(3.1) - f(3)) / 0.1",
    "(f(3.001) - f(3)) / 0.001",
    "tangent f(3)",
  );
  assertEquals(session.lesson?.step, 4);
  // 3·3² - 1, by the power rule.
  const { session: done } = await run(session, "26");
  assertEquals(done.lesson?.finished, [0]);
});

testEach<[number, string[]]>([
  [2, ["h(x) = x^2", "2", "(h(1.001) - h(1)) / 0.001", "4"]],
  [3, ["f(x) = x^3", "(f(3 + 1e-4) - f(3 - 1e-4)) / 2e-4"]],
  [4, ["s(x) = exp(x)", "s(1) - s(0)"]],
  [5, ["f(x, y) = x y", "2", "df/dx at (1, 2)", "1", "grad f(1, 2)"]],
  // ∂(a b c d) at 1, 2, 3, 4: the product of the other three.
  [6, [
    "m([a, b; c, d]) = a b c d",
    "12",
    "grad m([1, 2; 3, 4])",
    "24 + 6",
  ]],
  [7, [
    "c(x) = exp(2x)",
    "8",
    "2exp(2)",
    "explain c(1)",
    "d(x) = log(x^2); explain d(1)",
  ]],
  [8, ["k(x) = max(x, 3x)", "1", "k'(0)", "k'(2)"]],
  [9, ["loss(w) = (w + 1)^2", "w = 0", "2", "w = w - 0.1*loss'(w)"]],
  // tanh has the slope 1 at 0.
  [10, [
    "n(w, b) = (tanh(3w + b) - 1)^2",
    "-1",
    "-2",
    "-6",
    "grad n(0, 0)",
    "explain n(0, 0)",
  ]],
  [11, [
    "q(w, b) = w^2 b",
    "v(w, b) = [w b, w^2]",
    "check q, v at (1, 1)",
    "v(w, b) = [2w b, w^2]",
    "check q, v at (1, 1)",
  ]],
])(
  "lesson %s takes a function of the student's own: %j",
  async (number, lines) => {
    let session = await after(`learn ${number}`);
    const { blocks } = await run(session, lines[0]);
    assert(blocks.at(-1)!.text.startsWith("  Your own function"));
    const place = ({ lesson }: Session) =>
      100 * lesson!.lesson + 1000 * lesson!.finished.length + lesson!.step;
    for (const line of lines) {
      const before = place(session);
      ({ session } = await run(session, line));
      assert(place(session) > before, line);
    }
  },
);

Deno.test("a line that fails is told by its error, and the lesson stays where it is", async () => {
  const session = await after("learn 7");
  const { session: next, blocks } = await run(session, "c(x) = (3x +");
  assertEquals(blocks.at(-1)?.kind, "error");
  assertEquals(next.lesson?.step, 0);
});

Deno.test("learn stop leaves, learn comes back to the same step", async () => {
  const session = await after("learn 7", "c(x) = (3x + 1)^2", "learn stop");
  assert(
    !(await run(session, "8")).blocks.some(({ text }) => /\[3\/5\]/.test(text)),
  );
  assert((await said(session, "learn")).includes("[2/5]"));
  assert((await said(session, "learn again")).includes("[1/5]"));
});

Deno.test("help and list during a lesson are no answers", async () => {
  const session = await after("learn 7", "help grad", "list");
  assertEquals(session.lesson?.tries, 0);
});

Deno.test("learn refuses a lesson that is not there", async () => {
  const { blocks } = await run(newSession(), "learn 99");
  assert(blocks.at(-1)!.text.includes("no lesson 99"));
});

// Python of the note as it may be pasted, a line or a whole function at once, and what it is here.
testEach<[string, readonly string[]]>([
  ["import numpy as np", ["nothing: sin, exp and all are built in"]],
  ["f = lambda x: x[0]**2", ["f([x]) = x^2"]],
  ["numerical_derivative(f,\n    np.array([3.0]))", ["grad f([3.0])"]],
  [
    "def f(v):\n    x, y = v[0], v[1]\n    return 2*x + 3*x*y + y**3",
    ["f([x, y]) = 2*x + 3*x*y + y^3"],
  ],
  [
    "def g(m):\n  w = m[0, 0]\n  x = m[0, 1]\n  y = m[1, 0]\n  z = m[1, 1]\n  return (w*x + z*np.power(y, 2))\nprint(numerical_derivative(g, np.array([[1., 2.], [3., 4.]])))",
    ["g([w, x; y, z]) = w*x + z*y^2", "grad g([[1.0, 2.0], [3.0, 4.0]])"],
  ],
  ["delta_x = 1e-4\ngrad = np.zeros_like(x)", ["set method notebook"]],
])(
  "the last lesson answers Python by lines to type: %j",
  async (text, here) => {
    const session = await after("learn 12");
    const { session: next, blocks } = await run(session, text);
    assertEquals(blocks.map(({ kind }) => kind), ["text"]);
    for (const line of here) assert(blocks[0].text.includes(`→ ${line}`), line);
    assertEquals(next.lesson, session.lesson);
  },
);

Deno.test("what the last lesson makes of Python has the digits that the note prints", async () => {
  const session = await after(
    "learn 12",
    "set method notebook",
    "f([x, y]) = 2*x + 3*x*y + y^3",
  );
  const { blocks } = await run(session, "grad f([1.0, 2.0])");
  // As numpy prints 7.999999999990237 and 15.000000010019221.
  assertEquals(blocks[0].text, "array([ 8.        , 15.00000001])");
});

Deno.test("Python outside of the last lesson, and a line that is none, are read as ever", async () => {
  const first = await after("learn 1");
  const { blocks } = await run(first, "f = lambda x: x[0]**2");
  assertEquals(blocks.at(-1)?.kind, "error");
  const last = await after("learn 12");
  const { session } = await run(last, "set method notebook");
  assertEquals(session.lesson?.step, 1);
});
