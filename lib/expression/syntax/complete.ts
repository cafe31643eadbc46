/**
 * Whether a prompt should ask for another line.
 *
 * @module
 */
import { CLOSERS } from "./cursor.ts";
import { scan, type Token } from "./token.ts";

const WANTS_A_VALUE = new Set([
  ..."+-*/^,?:<>√∛",
  ".*",
  "./",
  ".^",
  ..."<= >= == != mod and or not if where".split(" "),
]);

/** What is known of a text so far: `open` wants more, `whole` may end here, `wrong` no further line makes right. */
export type Progress = "open" | "whole" | "wrong";

/**
 * How far tokens have come, one after another: the function tells it behind each token that it is given.
 *
 * @example
 * ```ts
 * import { following, scan } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const follow = following();
 * assert.deepEqual([...scan("(x + 1)")].map(follow), ["open", "open", "open", "open", "whole"]);
 * ```
 */
export function following(): (token: Token) => Progress {
  const open: string[] = [];
  let isWrong = false;
  let waits = false;
  return ({ kind, text, start, end }) => {
    if (kind === "newline") return state();
    isWrong ||= kind === "unreadable";
    // Who ends a line with a % sign means a percentage, and is answered at once.
    waits = kind === "operator" && WANTS_A_VALUE.has(text) &&
      !(text === "mod" && end - start === 1);
    if (kind === "operator" && "([{".includes(text)) open.push(text);
    if (kind === "operator" && ")]}".includes(text)) {
      isWrong ||= CLOSERS.get(open.pop() ?? "") !== text;
    }
    return state();
  };

  function state(): Progress {
    if (isWrong) return "wrong";
    return open.length > 0 || waits ? "open" : "whole";
  }
}

/**
 * Whether a source can be judged as it stands, right or wrong; false while a bracket is open or the
 * last operator waits for its value, so that a prompt can ask for more. Looks at tokens alone, so it
 * serves commands and queries as well.
 *
 * @example
 * ```ts
 * import { isComplete } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * assert.equal(isComplete("f(x) = 2x"), true);
 * assert.equal(isComplete("f(x) = (2x"), false);
 * assert.equal(isComplete("f(x) = 2x +"), false);
 * assert.equal(isComplete("f(x) = 2x)"), true); // an error, and at once
 * ```
 */
export function isComplete(source: string): boolean {
  const follow = following();
  let progress: Progress = "whole";
  for (const token of scan(source)) progress = follow(token);
  return progress !== "open";
}
