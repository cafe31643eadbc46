// What the code under test returns, and how it is read.

import { shown } from "../core/array.ts";
import type { Structure } from "../core/number_tree.ts";
import { agree } from "../core/structure.ts";
import { NotNumbers, underTest } from "./point/calls.ts";
import { type Flat, flatten, isTree } from "./point/flat.ts";
import { isPromise } from "./point/ledger.ts";
import type { Answer } from "./precondition/preconditions.ts";

/** What the code under test may return: a promise, too, where f returns one. */
export type AnswerFor<R, A> = R extends PromiseLike<unknown>
  ? A | PromiseLike<A>
  : A;

/**
 * The answer of the code under test: numbers, or `{ value, [key]: numbers }`.
 *
 * @param what The word for it: gradient, Jacobian, ... The key is the same in small letters.
 * @param expected The structure of the derivative, in case its elements go by these very names.
 * @throws {NotNumbers} If it is anything else.
 */
export function answerOf(
  ask: () => unknown,
  what: string,
  expected?: Structure,
): Answer {
  const key = what.toLowerCase();
  const answer = underTest(ask);
  const read = (tree: unknown, name = key) => readNumbers(tree, what, name);
  const together = typeof answer === "object" && answer !== null &&
    key in answer;
  if (together) {
    const { [key]: derivative, value } = answer as Record<string, unknown>;
    const meant = expected?.kind !== "record" || "value" in answer ||
      !agree(read(answer).structure, expected);
    if (meant) {
      return {
        derivative: read(derivative),
        ...(value === undefined ? {} : { value: read(value, "value") }),
      };
    }
  }
  return { derivative: read(answer) };
}

/** The numbers of what the code under test returned, or of a part of it. */
function readNumbers(tree: unknown, what: string, name: string): Flat {
  const key = what.toLowerCase();
  const whose = name === key ? `the ${what}` : `the ${name} beside the ${what}`;
  if (!isTree(tree)) {
    throw new NotNumbers(
      `${whose} is ${shown(tree)} where numbers are expected`,
      isPromise(tree)
        ? `await what makes it a promise, or let f return promises, too: then each ${what} is awaited`
        : tree === undefined
        ? `return it: a function in braces without return gives undefined`
        : `return a number, an array of numbers, a tree of them, or { value, ${key} }`,
    );
  }
  try {
    return flatten(tree, `${whose} cannot be read`, name);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new NotNumbers(error.message, "return a number for each element");
  }
}
