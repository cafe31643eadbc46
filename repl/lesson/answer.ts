/**
 * What the steps of lessons take for right: by the value and the outcome of a line, whatever way it was written.
 *
 * @module
 */
import { derivative, gradient, type NestedArray } from "../../lib/engine.ts";
import { bodyOf } from "../../lib/expression/syntax/statement.ts";
import { children } from "../../lib/expression/syntax/tree.ts";
import type { Tree, Value } from "../../lib/expression/mod.ts";
import { treesIn } from "../language/clauses.ts";
import type { Scope } from "../session/scope.ts";
import { LAST_VALUE } from "../session/scope.ts";
import { withParticles } from "../korean/josa.ts";
import type { Attempt, Check, Words } from "./lesson.ts";

/** A number that is expected: as it is, or from what the student has defined. */
export type Expected = number | ((scope: Scope) => number);

/** A wrong number that tells of one mistake, and the hint that fits. */
export interface Slip {
  readonly value: Expected;
  readonly hint: Words;
}

// Four digits: enough to tell a slope from a wrong one, and few enough to type.
const TOLERANCE = 2e-4;

/** Right where the line's value is this number; a slip is told by its hint, and so is a wrong sign. */
export function number(expected: Expected, ...slips: readonly Slip[]): Check {
  return (attempt) => {
    const value = valueOf(attempt);
    if (value === undefined) return NO_VALUE;
    const found = typeof value === "number" ? value : soleNumber(value);
    if (found === undefined) return NO_NUMBER;
    const right = resolve(expected, attempt.after);
    if (agree(found, right)) return true;
    const slip = slips.find((slip) =>
      agree(found, resolve(slip.value, attempt.after))
    );
    if (slip) return slip.hint;
    return agree(found, -right) && right !== 0 ? SIGN : WRONG_NUMBER;
  };
}

/** Right where the line's value is a list of these numbers. */
export function list(...expected: readonly Expected[]): Check {
  return (attempt) => {
    const value = valueOf(attempt);
    if (value === undefined) return NO_VALUE;
    const found = flat(value);
    if (found.length !== expected.length) return WRONG_SHAPE;
    const right = expected.map((each) => resolve(each, attempt.after));
    if (found.every((each, i) => agree(each, right[i]))) return true;
    const isTurned = found.every((each, i) => agree(each, right.at(-1 - i)!));
    if (isTurned) return ORDER;
    return found.every((each, i) => agree(each, -right[i]))
      ? SIGN
      : WRONG_NUMBER;
  };
}

/** Right where the name stands for a function with these values: any function of so many numbers where none are given. */
export function defines(
  name: string,
  count: number,
  same?: (...x: number[]) => number,
): Check {
  return ({ before, after }) => {
    const f = after.get(name);
    if (typeof f !== "function") return notDefined(name);
    if (same && !agreesAt(f, same, count)) return WRONG_FUNCTION;
    if (!same && f === before.get(name)) return notDefined(name);
    return takes(f, count) ? true : WRONG_COUNT;
  };
}

/**
 * Right where the name stands for a function of so many numbers: that of the lesson, or one of the student's own, of which
 * the tutor says what it means for the numbers that the lesson tells.
 */
export function definesOwn(
  name: string,
  count: number,
  lessons: (...x: number[]) => number,
  remark: Words = OWN,
): Check {
  return (attempt) => {
    const found = defines(name, count)(attempt);
    if (found !== true) {
      // The lesson's own may stand there from before.
      return defines(name, count, lessons)(attempt) === true ? true : found;
    }
    return agreesAt(attempt.after.get(name), lessons, count)
      ? true
      : { remark };
  };
}

/** Right where the name now stands for another number. */
export function sets(name: string, expected: Expected): Check {
  return (attempt) => {
    const value = attempt.after.get(name);
    if (typeof value !== "number") return notDefined(name);
    return agree(value, resolve(expected, attempt.before))
      ? true
      : WRONG_NUMBER;
  };
}

/** Right where the line holds this command, with these words behind it. */
export function command(word: string, ...words: readonly string[]): Check {
  return ({ parts }) =>
    parts.some((part) => isCommand(part, word, words)) || useCommand(word);
}

function isCommand(
  part: Attempt["parts"][number],
  word: string,
  words: readonly string[],
): boolean {
  return part.kind === "command" && part.command.names.includes(word) &&
    words.every((each, i) => part.words[i]?.text === each);
}

/** Whether the line asks about what has this name. */
export function isAbout({ parts }: Attempt, name: string): boolean {
  return parts.some((part) =>
    part.kind === "statement"
      ? mentions(bodyOf(part.statement), name)
      : part.kind === "command" &&
        treesIn(part.clauses).some((tree) => mentions(tree, name))
  );
}

function mentions(tree: Tree, name: string): boolean {
  const isIt = "name" in tree && tree.name === name;
  return isIt || children(tree).some((each) => mentions(each, name));
}

/** Right where what the line shows holds this text. */
export function shows(text: string | RegExp, hint: Words): Check {
  return ({ blocks }) => {
    const shown = blocks.map((block) => block.text).join("\n");
    const isThere = typeof text === "string"
      ? shown.includes(text)
      : text.test(shown);
    return isThere ? true : hint;
  };
}

/** The slope of what the student has defined by this name, by the library itself. */
export function slope(name: string, x: number): Expected {
  return (scope) => {
    const f = scope.get(name);
    return typeof f === "function"
      ? derivative(f as (x: number) => number, x)
      : NaN;
  };
}

/** The partial derivative by one variable, counted from 0, of what the student has defined by this name. */
export function partial(
  name: string,
  i: number,
  ...point: readonly number[]
): Expected {
  return (scope) => {
    const f = scope.get(name);
    if (typeof f !== "function") return NaN;
    const along = (t: number) =>
      (f as (...x: number[]) => number)(...point.with(i, t));
    return derivative(along, point[i]);
  };
}

/** One element of the gradient, counted from 0 row by row, of what the student has defined by this name. */
export function element(name: string, i: number, x: NestedArray): Expected {
  return (scope) => {
    const f = scope.get(name);
    if (typeof f !== "function") return NaN;
    const of = f as (x: NestedArray) => number;
    return flat(gradient(of, x) as Value)[i];
  };
}

/** A number that holds of the lesson's own function alone: what is a slip there may be right for another. */
export function ifLessons(
  name: string,
  lessons: (...x: number[]) => number,
  expected: Expected,
): Expected {
  return (scope) =>
    agreesAt(scope.get(name), lessons, lessons.length)
      ? resolve(expected, scope)
      : NaN;
}

/** The average rate of change between two points of what the student has defined by this name. */
export function quotient(name: string, a: number, b: number): Expected {
  return (scope) => {
    const [fa, fb] = [a, b].map((x) => resolve(valueAt(name, x), scope));
    return (fb - fa) / (b - a);
  };
}

/** The value of what the student has defined by this name. */
export function valueAt(name: string, ...x: readonly number[]): Expected {
  return (scope) => {
    const f = scope.get(name);
    return typeof f === "function"
      ? Number((f as (...x: number[]) => unknown)(...x))
      : NaN;
  };
}

/** The number itself, where the names are these. */
export function resolve(expected: Expected, scope: Scope): number {
  return typeof expected === "number" ? expected : expected(scope);
}

function agree(a: number, b: number): boolean {
  return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(b));
}

/** The value that the line has given, if it has given one. */
function valueOf({ blocks, after }: Attempt): Value | undefined {
  return blocks.some(({ kind }) => kind === "value")
    ? after.get(LAST_VALUE)
    : undefined;
}

function flat(value: Value): number[] {
  return typeof value === "number"
    ? [value]
    : Array.isArray(value)
    ? value.flatMap((item) => flat(item as Value))
    : [];
}

/** The one number of a list of one. */
function soleNumber(value: Value): number | undefined {
  const numbers = flat(value);
  return numbers.length === 1 ? numbers[0] : undefined;
}

const PROBES = [0.5, -1.25, 2];

function agreesAt(
  f: unknown,
  same: (...x: number[]) => number,
  count: number,
): boolean {
  return PROBES.every((x) => {
    const point = Array.from({ length: count }, (_, i) => x + i / 3);
    try {
      return agree(
        Number((f as (...x: number[]) => unknown)(...point)),
        same(...point),
      );
    } catch {
      return false;
    }
  });
}

function takes(f: unknown, count: number): boolean {
  const { parameters } = f as { parameters?: readonly unknown[] };
  return (parameters?.length ?? (f as { length: number }).length) === count;
}

/** What is said of a function of the student's own. */
export const OWN: Words = {
  en:
    "Your own function: good. What the lesson tells is about its own, your answers are checked by yours.",
  ko:
    "직접 만든 함수군요. 설명의 수는 단원의 함수 것이고, 답은 직접 만든 함수로 확인합니다.",
};
const SIGN: Words = {
  en: "The size is right and the sign is not: look whether f rises or falls.",
  ko: "크기는 맞지만 부호가 다릅니다. 함수가 증가하는지 감소하는지 살펴보세요.",
};
const WRONG_NUMBER: Words = {
  en: "That is another number.",
  ko: "다른 값이 나왔습니다.",
};
const NO_VALUE: Words = {
  en: "That line has no value: type something that can be computed.",
  ko: "값이 나오지 않는 줄입니다. 계산할 수 있는 식을 입력해 보세요.",
};
const NO_NUMBER: Words = {
  en: "One number is asked for here.",
  ko: "여기서는 수 하나를 답해 주세요.",
};
const WRONG_SHAPE: Words = {
  en: "A list is asked for here, with one number for each variable.",
  ko: "변수마다 수가 하나씩 있는 목록을 답해 주세요.",
};
const ORDER: Words = {
  en: "The numbers are right and stand in the wrong order.",
  ko: "수는 맞지만 순서가 바뀌었습니다.",
};
const WRONG_FUNCTION: Words = {
  en: "That is another function: compare it with the formula, sign by sign.",
  ko: "다른 함수입니다. 식을 한 글자씩 비교해 보세요.",
};
const WRONG_COUNT: Words = {
  en: "The function takes another number of variables than is asked for.",
  ko: "변수의 개수가 다릅니다.",
};

function notDefined(name: string): Words {
  return {
    en: `${name} is to be defined by this line.`,
    ko: withParticles(`이 줄에서 ${name}을/를 정의해 주세요.`),
  };
}

function useCommand(word: string): Words {
  return {
    en: `Begin the line with the word ${word}.`,
    ko: withParticles(`${word}으로/로 시작하는 줄을 입력해 주세요.`),
  };
}
