import { checkGradient } from "../../../../mod.ts";
import { assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

type G = (x: number[]) => number[];

const f = ([x, y]: number[]) => x ** 2 * y + Math.sin(y);
const right: G = ([x, y]) => [2 * x * y, x ** 2 + Math.cos(y)];

/** The gradient at the x of the call before, and first of all at another x. */
function late(): G {
  let before = [9, 9];
  return (x) => {
    const answer = right(before);
    before = x.slice();
    return answer;
  };
}

/** The same where only x² is kept, from 0 on. */
function halfLate(): G {
  let square = 0;
  return ([x, y]) => {
    const answer = [2 * x * y, square + Math.cos(y)];
    square = x ** 2;
    return answer;
  };
}

/** A solver that starts from its last answer, which leaves a trace. */
function warm(): G {
  let last = 0;
  return (x) => {
    const off = last === x[0] ? 0 : 1e-9;
    last = x[0];
    return right(x).map((v) => v * (1 + off));
  };
}

/** Answers by turns, in the same order wherever x is. */
function inTurn(...factors: number[]): G {
  let count = 0;
  return (x) => {
    const factor = factors[Math.min(count++, factors.length - 1)];
    return right(x).map((v) => factor * v);
  };
}

testEach<readonly [string, () => G, string]>([
  ["kept from the call before", late, "fail"],
  ["of which a part is kept", halfLate, "fail"],
  ["that are the same but for what a solver leaves", warm, "unsure"],
  ["that are others at first alone", () => inTurn(0, 1), "unsure"],
  ["that change once more", () => inTurn(1, 2, 2, 2, 3), "unsure"],
  ["that change by turns", () => inTurn(1, 2, 1, 2, 1, 2, 1, 2), "unsure"],
  // As often as the code is asked before it is asked elsewhere, there and back.
  [
    "that change when asked again after the way back",
    () => inTurn(1, 2, 2, 2, 2, 2, 7, 8, 9, 2),
    "unsure",
  ],
])("checkGradient() of answers %s", (_, g, verdict) => {
  const report = checkGradient(f, g(), [1, 2]);
  assertEquals(report.verdict, verdict);
  assertEquals(report.mistake?.kind, verdict === "fail" ? "stale" : undefined);
});
