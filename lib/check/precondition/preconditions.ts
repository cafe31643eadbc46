// What can be said before any derivative is taken: whether both sides are defined where the other is, give the same twice,
// leave x alone, and agree on the value of f.

import { isProgramError } from "../../core/errors.ts";
import {
  attempt,
  type Called,
  type Calls,
  NotNumbers,
  thrown,
} from "../point/calls.ts";
import { faultOf } from "./f_at_fault.ts";
import { figure } from "../judge/judge.ts";
import { areSingle } from "../point/single.ts";
import { pathOf } from "../../core/structure.ts";
import type { BoundedPoint } from "../point/bounded_point.ts";
import { type Flat, flatNumber, flatten } from "../point/flat.ts";
import { type Finding, wrong } from "./finding.ts";
import { differs, keptBetween } from "./steadiness.ts";

/** What the code under test gave: its derivative, and f where it gives that too. */
export interface Answer {
  readonly derivative: Flat;
  readonly value?: Flat;
}

/** Both sides at x. */
interface Preconditions {
  readonly value: Flat;
  readonly answer: Answer;
}

/** Looks at both sides; a finding if there is nothing more to compare. */
export function checkPreconditions(
  calls: Calls,
  array: boolean,
  ask: () => Answer,
  what: string,
): Preconditions | Finding {
  const { point } = calls;
  const evaluate = () =>
    attempt(() => array ? calls.array() : flatNumber(calls.number()));
  const value = evaluate();
  const changed = changes("f", point);
  if (changed) return changed;
  const answer = attempt(ask);
  const disturbed = changes(`the ${what}`, point);
  if (disturbed) return disturbed;
  const odd = disagreement(
    value,
    answer,
    what,
    (y) => faultOf(y, point, evaluate),
  );
  if (odd) return odd;
  if (value.kind === "threw" || answer.kind === "threw") {
    return {
      verdict: "unsure",
      reason:
        `f and the ${what} both throw at x, so that there is nothing to compare; choose an x that f takes`,
    };
  }
  for (let k = 0; k < 2; k++) {
    const again = evaluate();
    const finding = changes("f", point) ?? differs(value.value, again, "f");
    if (finding) return finding;
  }
  const again = attempt(ask);
  const disturbedNow = changes(`the ${what}`, point);
  if (disturbedNow) return disturbedNow;
  const random = differs(
    answer.value.derivative,
    again.kind === "threw"
      ? again
      : { kind: "returned", value: again.value.derivative },
    `the ${what}`,
  );
  if (random) return keptBetween(point, ask) ?? random;
  return compareValues(value.value, answer.value, what) ??
    { value: value.value, answer: answer.value };
}

/** Whether x is no longer what it was. */
function changes(who: string, point: BoundedPoint): Finding | undefined {
  const sentence = changed(who, point);
  if (!sentence) return;
  point.restore();
  return {
    verdict: "fail",
    reason: sentence,
    mistake: {
      kind: "x changed",
      sentence,
      advice: "work on a copy of x: whoever calls it next sees another x",
    },
  };
}

function changed(who: string, point: BoundedPoint): string | undefined {
  const found = point.disturbed();
  if (found) {
    const { position, value } = found;
    const before = point.base[position];
    return `${who} changes x: ${
      point.path(position)
    } was ${before} and is ${value} afterwards`;
  }
  const { size } =
    flatten(point.argument, `Cannot go on with what ${who} left of x`)
      .structure;
  if (size !== point.size) {
    return `${who} changes x: it held ${point.size} numbers and holds ${size} afterwards`;
  }
}

/** Whether one side throws or is not a number where the other is defined. */
function disagreement(
  value: Called<Flat>,
  answer: Called<Answer>,
  what: string,
  fault: (value: number) => string,
): Finding | undefined {
  if (value.kind === "threw") {
    return answer.kind === "threw" ? undefined : {
      verdict: "unsure",
      reason: `f throws (${
        thrown(value.error)
      }) where the ${what} does not; choose an x that f takes, or mend f`,
    };
  }
  if (answer.kind === "threw") return codeThrows(answer.error, what);
  const f = value.value.data;
  const says = f.find((y) => !Number.isFinite(y));
  if (says !== undefined) return { verdict: "unsure", reason: fault(says) };
}

function codeThrows(error: unknown, what: string): Finding {
  if (error instanceof NotNumbers) {
    return wrong("shape", error.message, error.advice);
  }
  return wrong(
    "throws",
    `the ${what} throws (${thrown(error)}) where f does not`,
    isProgramError(error)
      ? `mend the code of the ${what}`
      : "make both accept the same x",
  );
}

/** Whether the value that came with the derivative is that of f. */
function compareValues(
  { data: value, structure }: Flat,
  answer: Answer,
  what: string,
): Finding | undefined {
  if (!answer.value) return;
  const { data } = answer.value;
  const single = areSingle(value) || areSingle(data);
  const size = value.reduce((most, y) => Math.max(most, Math.abs(y)), 0);
  const k = value.length === data.length
    ? value.findIndex((y, i) =>
      !(Math.abs(y - data[i]) <= (single ? 1e-5 : 1e-9) * size)
    )
    : 0;
  if (k < 0) return;
  return wrong(
    "value",
    `the value that comes with the ${what} is not that of f: ${
      figure(data[k], 12)
    } for ${pathOf(structure, k, "f(x)")} = ${figure(value[k], 12)}`,
    `make the ${what} compute the same function as f before its derivative is compared`,
  );
}
