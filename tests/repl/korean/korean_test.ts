import { COMMANDS } from "../../../repl/command/commands.ts";
import { TOPICS } from "../../../repl/help/help_text.ts";
import { completionInKorean } from "../../../repl/entry/completion_in_korean.ts";
import { withParticles } from "../../../repl/korean/josa.ts";
import { allCommands } from "../../../repl/command/command_words.ts";
import { complete } from "../../../repl/entry/completion.ts";
import { koreanOf } from "../../../repl/korean/translate.ts";
import { SENTENCES } from "../../../repl/spelling/sentence.ts";
import { TABLE } from "../../../repl/spelling/spelling.ts";
import { QUESTIONS } from "../../../repl/language/question.ts";
import {
  type Block,
  newSession,
  type Session,
} from "../../../repl/session/session.ts";
import { run } from "../../../repl/entry/run.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

function korean(): Session {
  const session = newSession();
  return {
    ...session,
    settings: { ...session.settings, language: "ko", width: 80 },
  };
}

async function shown(...lines: readonly string[]): Promise<readonly Block[]> {
  let session = korean();
  let blocks: readonly Block[] = [];
  for (const line of lines) ({ session, blocks } = await run(session, line));
  return blocks;
}

testEach([
  ["f은/는", "f는"],
  ["n은/는", "n은"],
  ["r을/를", "r을"],
  ["sin이/가", "sin이"],
  ["error이/가", "error가"],
  ["f'(x)은/는", "f'(x)는"],
  ["3으로/로", "3으로"],
  ["1으로/로", "1로"],
  ["2.5을/를", "2.5를"],
  ["벡터과/와", "벡터와"],
  ["행렬으로/로", "행렬로"],
  ["값으로/로", "값으로"],
])("the particle in %s is chosen as it is read out: %s", (text, expected) => {
  assertEquals(withParticles(text), expected);
});

testEach<[string[], string]>([
  [["k(x) = |x|", "k'(0)"], "왼쪽에서의 미분계수는 -1"],
  [["f(x) = x^2", "f'(3) with method = reverse"], "정확한 값, 역방향 모드로"],
  [["j(x) = floor(x)", "j'(2)"], "좌극한은 1"],
  [["foo + 1"], "오류: foo는 모르는 이름입니다"],
  [["sin 2x"], "sin은 함수라서 괄호 안에 인수가 필요합니다"],
  [["hlep"], "혹시 help인가요?"],
  [["f(x) = x^3 - 3x", "critical f -3..3"], "극소  f'' > 0"],
  [["f(x) = x^2", "descend f from 1"], "매 단계: x ← x - rate·∂f/∂x"],
  [["f(x) = x^2", "tangent f(1)"], "할선의 기울기"],
  [["g(x, y) = x^2 y", "explain g(1, 2)"], "연쇄법칙"],
  [["def f(x): return x**2"], "이렇게 쓰세요: f(x) = x**2"],
  [["f(x, y) = x y", "fy(2, 3)"], "편미분이라면 f_y(...)"],
  [["random()"], "정규분포라면 randn(3)으로 쓰세요"],
  [["v = [1, 2]", "[v, 5]"], "이어 붙이려면 concat(v, 5)로 쓰세요"],
  [["[sin(t) for t in [1, 2]]"], "f(t) = sin(t)를 정의하고"],
  [["loss.backward()"], "하강의 한 걸음입니다"],
  [["1,5 + 2"], "목록이라면 [1, 5 + 2]로 쓰세요"],
  [["f(x) = x^2", "critical f"], "필요한 것: 함수와 구간"],
  [["A = [1, 2; 3, 4]", "A(2, 1)"], "A의 원소라면 A[2, 1]로 쓰세요"],
  [["A = [1, 2; 3, 4]", "A(1)"], "원소라면 A[1]로 쓰세요"],
])("in Korean %j answers %s", async (lines, expected) => {
  const text = (await shown(...lines)).map((block) => block.text).join("\n");
  assertEquals(text.includes(expected) ? expected : text, expected);
});

// A line of two English words and more is a sentence, unless it is of the notebook's, a line that was typed, or names in a row.
const ENGLISH = /[a-z]{3,} [a-z]{2,}/;
const NO_SENTENCE = /[가-힣]|on\|off|^\s*(?:∂>|debug \d|\d+ {2})/;
const NAMES = new Set([
  ...TOPICS.flatMap(({ names }) => names),
  ..."on off auto dec full en ko notebook session txt dec sci hex story json foo f x"
    .split(" "),
]);

function englishIn(blocks: readonly Block[]): string[] {
  return blocks
    // A picture is drawn from words that were Korean by then; a trace is that of the note, or of a method.
    .filter(({ kind }) => !["picture", "definition", "trace"].includes(kind))
    .flatMap(({ text }) => text.split("\n"))
    .filter((line) =>
      ENGLISH.test(line) && !NO_SENTENCE.test(line) &&
      line.match(/[a-z]{2,}/gi)!.some((word) => !NAMES.has(word))
    );
}

Deno.test("every command and every page of help answers in Korean", async () => {
  const english = new Set<string>();
  for (const { names: [name], example } of [...COMMANDS, ...QUESTIONS]) {
    for (const line of englishIn(await shown(example))) english.add(line);
    for (const line of englishIn(await shown(`help ${name}`))) {
      english.add(line);
    }
  }
  for (const { example } of TOPICS) {
    const blocks = await shown(...example.split("\n"));
    for (const line of englishIn(blocks)) english.add(line);
  }
  assertEquals([...english], []);
});

// What a beginner types wrong, and someone who comes from another program.
const WRONG = String
  .raw`f( | f) | 2 + | f(1] | a b c | [1, 2] + [1, 2, 3] | det([1, 2]) | sin | sin 2 | sinx | xy + 1 | pi = 3
 sin(x) = x | f(x, x) = 1 | 1,000 | 30° | 0x1F | ½ | (x^2)'(3) | d/dx x^2 at y = 3 | [1, 2][5] | inv([1, 2; 2, 4]) | x^^2 | 3 4
 let a = 3 | import numpy | for i in range(3): i | if x > 0: x | print(2) | np.sin(1) | "a" | // a | a += 1 | lambda x: x | clear | ls
 exit() | integrate x | solve x = 1 | lim x->0 x | expand x | taylor sin(x) | minimize f | graph x | derivative of x^2 | 미분 x^2
 set foo | set method foo | set digits 99 | set step -1 | trace bar | plot | plot x 3..1 | plot x from 1 to 2 | plot(x, 0, 1) | critical x
 descend x | descend x^2 from 1 rate -1 | tangent x | sweep x | compare | explain | check | assert 1 | assert 1 ~ 2 | help foo | learn 99
 examples 99 | undo x | save | pin x | time | info | info foo | 1 with foo = 3 | f'(3) with method central | i^2 | true | null | rand()
 curl [1, 2] | grad 3 | 2' | ㅣxㅣ | f（3） | f(x) = foo(x) | { | } | x = | = 3`
  .split(/\s*\|\s*|\n/).map((line) => line.trim()).filter((line) => line);

Deno.test("what is wrong with a line is told in Korean, and so is the advice", async () => {
  const said: string[] = [];
  for (const line of WRONG) {
    for (const { fault } of await shown(line)) {
      if (fault) said.push(fault.message, ...fault.hint ? [fault.hint] : []);
    }
  }
  assert(said.length > WRONG.length);
  assertEquals(said.filter((each) => !/[가-힣]/.test(each)), []);
});

// A gradient that is wrong in one way or another, and a word of what is said of it.
testEach<[string, string, string, RegExp]>([
  ["f(x) = x^2", "g(x) = -2x", "1", /부호가 반대입니다/],
  ["f(x) = x^3", "g(x) = 3x", "2", /인수 x가 빠졌습니다/],
  ["f(x) = sin(x^2)", "g(x) = cos(x^2)", "1", /인수 2x가 빠졌습니다/],
  ["f(x) = x^2 + 5x", "g(x) = 2x", "1", /항이 빠졌습니다: 수치 = 식 \+ 5/],
  ["f(v) = mean(v^2)", "g(v) = 2v", "[1, 2, 3]", /평균인데 합을 미분/],
  ["f(v) = v'v", "g(v) = 0v", "[1, 2, 3]", /모든 원소가 0입니다/],
  ["f(v) = v'v", "g(v) = [1, 2]", "[1, 2, 3]", /길이가 3인 배열이어야/],
  ["f(x) = exp(x)", "g(x) = 1", "1000", /넘칩니다/],
  ["f(x) = |x|", "g(x) = 3", "0", /꺾인 점/],
  [
    "f(x, y) = x^2 y",
    "g(x, y) = [x^2, 2x y]",
    "(1, 3)",
    /x\[0\]과 x\[1\]이 서로 바뀌었습니다/,
  ],
])("in Korean the check of %s against %s at %s", async (f, g, at, said) => {
  const blocks = await shown(f, g, `check f, g at ${at}`);
  const text = blocks.map((block) => block.text).join("\n");
  assert(said.test(text), text);
  // Three English words in a row are a sentence that nobody has translated.
  assert(!/[a-z]{2,} [a-z]{2,} [a-z]{2,}/.test(text), text);
});

Deno.test("what Tab offers is told in Korean", async () => {
  const commands = await allCommands();
  const offered = [..."abcdefghijlmprstu", "set ", "grad f at x with "]
    .flatMap((typed) =>
      completionInKorean(complete(korean(), commands, typed, typed.length))
        .items
    );
  assert(offered.some(({ text }) => text === "descend"));
  const english = offered.flatMap(({ detail = "" }) =>
    /[a-z]{2,} [a-z]{2,}/.test(detail) && !/[가-힣]/.test(detail)
      ? [detail]
      : []
  );
  assertEquals(english, []);
});

Deno.test("what is said of spellings is known in Korean", () => {
  const reasons = [...TABLE, ...SENTENCES].map(([, reason]) => reason);
  const english = reasons.filter((reason) => koreanOf(reason) === undefined);
  assertEquals([...new Set(english)], []);
});
