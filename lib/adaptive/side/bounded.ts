// Where bounds leave more room on one side: answers from that side alone.

import {
  type Answer,
  edge,
  nonfinite,
  outOfBudget,
  unknown,
} from "../verdict/outcomes.ts";
import type { Line, Probe } from "../../core/line.ts";
import type { DerivativeOrder } from "../../core/method.ts";
import { verdictOf } from "../../core/verdict/verdicts.ts";
import type { Context } from "../context.ts";
import { graded } from "../verdict/grade.ts";
import { doubtOfTread } from "../stair/tread.ts";
import { SideSearch } from "./side_search.ts";

/** The direction in which bounds leave more room. */
function roomierSide({ origin, lower, upper }: Line): 1 | -1 {
  return upper - origin > origin - lower ? 1 : -1;
}

/** The search of one side, run to its end. */
export function* searchSide(
  context: Context,
  direction: 1 | -1,
  order: DerivativeOrder = context.order,
): Generator<Probe, SideSearch, void> {
  const { line, center, probe: { emit } } = context;
  const side = new SideSearch(order, line, center, direction);
  emit?.({
    kind: "sequence",
    h: side.next(),
    side: direction > 0 ? "right" : "left",
    why: "one side",
  });
  for (let h = side.next(); h > 0; h = side.next()) {
    if (!context.allows(1)) break;
    const [{ t, value, change }] = yield* context.at([direction * h]);
    side.learn(Math.abs(t), value);
    emit?.({ kind: "step", h: Math.abs(t), quotient: change / t });
  }
  return side;
}

/** The answer of the roomier side, if it is better than that of the pairs. */
export function* confirmed(
  context: Context,
  answer: Answer | undefined,
): Generator<Probe, Answer | undefined, void> {
  const side = yield* searchSide(context, roomierSide(context.line));
  const { withCenter } = side;
  if (
    !withCenter?.roundoffLimited ||
    withCenter.error >= (answer?.error ?? Infinity)
  ) {
    return answer;
  }
  return yield* gradedSide(context, side, answer);
}

function* gradedSide(
  context: Context,
  side: SideSearch,
  rest: Partial<Answer> = {},
): Generator<Probe, Answer, void> {
  const { value } = side.withCenter!;
  const doubt = yield* doubtOfTread(context, side);
  const error = side.withCenter!.error + doubt;
  return graded(context, { ...rest, value, error }, side.scale(), {
    limit: "bounds",
    size: context.center,
    rounding: Number.EPSILON * Math.abs(context.center),
  });
}

/** The answer where bounds leave room on one side only. */
export function* crampedAnswer(
  context: Context,
): Generator<Probe, Answer, void> {
  const side = yield* searchSide(context, roomierSide(context.line));
  const { withCenter, points, smallest } = side;
  if (withCenter?.roundoffLimited) return yield* gradedSide(context, side);
  const { value, error, verdict } = edge(
    side.derivative(),
    side.direction,
    "bounds",
  );
  if (Math.abs(value) === Infinity) return { value, error, verdict };
  if (side.next() > 0) return outOfBudget(context, { value, error });
  if (smallest === Infinity) {
    return unknown(verdictOf({ kind: "unresolved", why: "no room", step: 0 }));
  }
  if (points.length === 0) return nonfinite("f around x", "undefined");
  const why = "one side";
  return {
    value,
    error,
    verdict: verdictOf({ kind: "unresolved", why, step: smallest }),
  };
}
