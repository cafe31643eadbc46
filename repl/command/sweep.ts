import { derivative } from "../../lib/engine.ts";
import { ExpressionError } from "../../lib/expression/mod.ts";
import type { Span } from "../../lib/expression/mod.ts";
import { derivativeOf, noDerivative } from "../evaluation/curve.ts";
import { operandOf } from "../evaluation/operand.ts";
import { type Interval, intervalOf } from "../language/range.ts";
import type { Session } from "../session/session.ts";
import { numericMethod, type Settings } from "../session/setting.ts";
import type { Arguments, Command } from "../language/command.ts";
import { expected, TELLS, text } from "./command.ts";
import { pictured } from "./picture.ts";

// Eight steps to a decade, by a factor that is no power of two or ten.
const PER_DECADE = 8;
// From one down to where x + h is x.
const EVERY_STEP: Interval = [1e-16, 1];

// What is said below the picture takes so many lines on a screen of 80 columns.
const SENTENCES = 3;

/** `sweep f'(3)`. */
export const sweep: Command = {
  names: ["sweep"],
  usage: "sweep f'(3) [1e-12..1]",
  summary:
    "the error against the step size: truncation, round-off, the best step",
  example: "f(x) = exp(x); sweep f'(1)",
  grammar: { kind: "clauses", targets: "values", ranges: 1 },
  policy: TELLS,
  run: async (session, args) => {
    let told = "";
    const { source, rest, clauses } = args;
    const [range] = clauses.ranges;
    const interval = range ? intervalOf(session, source, range) : EVERY_STEP;
    const steps = stepsIn(interval, source, range ?? rest);
    const outcome = await pictured(session, async () => {
      const { plotSweep } = await import("../../lib/plot/mod.ts");
      const { f, x, slope, name } = functionAndPoint(session, args);
      const curves = [
        {
          label: "central",
          points: errors(steps, slope, (h) => (f(x + h) - f(x - h)) / (2 * h)),
        },
        {
          label: "forward",
          points: errors(steps, slope, (h) => (f(x + h) - f(x)) / h),
        },
      ];
      if (curves.every(({ points }) => points.every(([, e]) => e === 0))) {
        throw new RangeError(
          `Cannot draw the errors of ${name}'(${x}) as every difference is exact there`,
        );
      }
      const [best, error] = lowest(curves[0].points);
      const own = ownError(session.settings, f, x, slope);
      const doubt = noDerivative(f, x, session.settings.language);
      told = doubt ?? sentence(curves[0].points, [best, error], name);
      const picture = plotSweep(curves, {
        title: `error of ${name}'(${x}) against the step h`,
        slopes: laws(curves[0].points, f(x), slope),
        marks: [
          { label: "best", at: [best, error] },
          ...own && own[1] > 0 ? [{ label: "your h", at: own }] : [],
        ],
      });
      // The title says what the errors are of.
      return { ...picture, y: { ...picture.y, label: "" } };
    }, () => SENTENCES);
    return { ...outcome, blocks: [...outcome.blocks ?? [], text(told)] };
  },
};

type Pair = readonly [h: number, error: number];

/** What the errors of central differences show. */
function sentence(
  points: readonly Pair[],
  [best, error]: Pair,
  name: string,
): string {
  const wrong = points.filter(([, error]) => error > 0).map(([h]) => h);
  if (wrong.length === 0) return "every central difference is exact here";
  const smallest = wrong[wrong.length - 1];
  if (smallest > 1e-3) {
    return `central differences are exact here where h is below ${
      smallest.toPrecision(2)
    }`;
  }
  const off = `central differences are best near h = ${
    best.toExponential(1)
  }, where ${name}' is off by ${error.toExponential(1)}`;
  // The largest steps are the best where there is nothing to truncate.
  return best > 0.1
    ? `${off}; there is no truncation here, to the left round-off grows like 1/h`
    : `${off}; to the right truncation grows like h^2, to the left round-off like 1/h`;
}

/** The step of the method that is set, where it has one, and how far off its derivative is. */
function ownError(
  settings: Settings,
  f: (x: number) => number,
  x: number,
  slope: number,
): Pair | undefined {
  const method = numericMethod(settings);
  if (method?.kind !== "finite-difference") return undefined;
  const { step } = method;
  const h = typeof step === "number"
    ? step
    : step.relative * Math.max(1, Math.abs(x));
  return errors([h], slope, () => derivative(f, x, { method }))[0];
}

/** The relative error of a quotient at each step; absolute where the derivative is 0. */
function errors(
  steps: readonly number[],
  slope: number,
  quotient: (h: number) => number,
): Pair[] {
  return steps
    .map((
      h,
    ): Pair => [h, Math.abs(quotient(h) - slope) / (Math.abs(slope) || 1)])
    .filter(([, error]) => Number.isFinite(error));
}

function lowest(points: readonly Pair[]): Pair {
  const positive = points.filter(([, error]) => error > 0);
  // An error of exactly 0 is luck; the median of three neighbours is not.
  const smooth = positive.map(([h], i): Pair => {
    const near = positive.slice(Math.max(0, i - 1), i + 2).map(([, error]) =>
      error
    );
    return [h, near.sort((a, b) => a - b)[near.length >> 1]];
  });
  return smooth.reduce((best, point) => point[1] < best[1] ? point : best, [
    NaN,
    Infinity,
  ]);
}

/** The two laws that the error follows: h² through the largest clean step, ε/h below. */
function laws(points: readonly Pair[], value: number, slope: number) {
  const truncation = points.find(([h, error]) => h <= 0.02 && error > 0);
  const unit = Math.abs(slope) || 1;
  const roundOff = Number.EPSILON * (Math.abs(value) || Number.MIN_VALUE) /
    unit;
  return [
    ...truncation
      ? [{ label: "truncation, h^2", order: 2, through: truncation }]
      : [],
    {
      label: "round-off, eps |f|/h",
      order: -1,
      through: [1e-10, roundOff / 1e-10] as const,
    },
  ];
}

/** Steps from the larger end down. */
function stepsIn([low, high]: Interval, source: string, span: Span): number[] {
  if (!(low > 0)) {
    throw new ExpressionError(source, span, "a step is a positive number");
  }
  const count = Math.ceil(PER_DECADE * Math.log10(high / low));
  return Array.from(
    { length: count },
    (_, i) => high * 10 ** (-i / PER_DECADE) * 1.07,
  );
}

/** `f'(3)`, `f(3)` or `f at 3`, and the derivative there. */
function functionAndPoint(
  session: Session,
  { source, rest, clauses: { targets: [target] } }: Arguments,
) {
  if (!target) throw expected(source, rest, "a function and a point");
  const operand = operandOf(session, source, target);
  const { f, name, args: [x], order } = operand;
  if (f.parameters.length !== 1 || typeof x !== "number") {
    throw new ExpressionError(
      source,
      rest,
      "a sweep takes a function of one number",
    );
  }
  if (order > 1) {
    throw new ExpressionError(
      source,
      target.span,
      "a sweep is about the first derivative",
      { hint: `write sweep ${name}'(${x})` },
    );
  }
  return {
    f: session.control.polled((t: number) => f(t) as number),
    name,
    x,
    slope: derivativeOf(f, 1)(x),
  };
}
