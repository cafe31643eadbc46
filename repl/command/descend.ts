import { ExpressionError } from "../../lib/expression/mod.ts";
import { describeVerdict } from "../../lib/core/verdict/verdict_table.ts";
import { estimateGradient } from "../../lib/engine.ts";
import type { Parameter, Tree } from "../../lib/expression/mod.ts";
import type { Clauses } from "../language/clauses.ts";
import { gradientOf } from "../evaluation/curve.ts";
import { valueOf } from "../evaluation/evaluation.ts";
import { elements, withElements } from "../derivative/element.ts";
import {
  formatValue,
  numberFormat,
  type NumberStyle,
} from "../session/format.ts";
import { parameterNames as namesOf } from "../derivative/named.ts";
import { type Operand, operandOf } from "../evaluation/operand.ts";
import { Interrupted } from "../session/control.ts";
import type { Plan, Step } from "./descent.ts";
import type { Block, Session } from "../session/session.ts";
import type { Settings } from "../session/setting.ts";
import { table } from "../session/table.ts";
import type { Command } from "../language/command.ts";
import { expected, TELLS, text } from "./command.ts";
import { descentPicture, type Shown } from "./descent_picture.ts";
import { linesOf, pictured } from "./picture.ts";

/** `descend f from (1, 2) rate 0.1 momentum 0.9 steps 50`. */
export const descend: Command = {
  names: ["descend"],
  usage: "descend f from (1, 2)",
  summary:
    "gradient descent, with the path: also rate 0.1, momentum 0.9, steps 50",
  example: "f(x, y) = x^2 + 3y^2; descend f from (2, 1)",
  grammar: {
    kind: "clauses",
    targets: "values",
    points: ["from"],
    values: ["rate", "momentum", "steps"],
  },
  policy: TELLS,
  run: async (session, args) => {
    const { source, rest, clauses } = args;
    const path: Step[] = [];
    let told: readonly Block[] = [];
    const outcome = await pictured(session, async () => {
      const { stepRule, walk } = await import("./descent.ts");
      const plan = planOf(session, source, clauses);
      const { targets: [target], points } = clauses;
      if (!target) throw expected(source, rest, "a function and a point");
      const operand = operandOf(session, source, target, points.get("from"));
      const { f, along, point, name } = operand;
      const start = elements(point);
      const shaped = (x: readonly number[]) => withElements(point, x);
      const value = (x: readonly number[]) => {
        session.control.poll();
        return along(shaped(x)) as number;
      };
      if (typeof value(start) !== "number") {
        throw new ExpressionError(
          source,
          target.span,
          `${name} must return one number to be descended`,
        );
      }
      const slope = gradientOf(f, along, point);
      const gradient = (x: readonly number[]) => {
        session.control.poll();
        return elements(slope(shaped(x)));
      };
      const shown: Shown = {
        name: nameOf(source, target, name),
        title: `descent of ${name}, ${stepRule(plan)}`,
        names: namesFor(f, start.length),
        value,
        path,
      };
      let reason = "";
      try {
        const report = (text: () => string) => session.control.report(text);
        reason = walk(value, gradient, start, { ...plan, report }, path);
      } catch (error) {
        if (error instanceof Interrupted && path.length > 0) {
          error.finished.push(pathTable(shown, session.settings).text);
        }
        throw error;
      }
      const rule = ruleLines(shown, session.settings);
      told = [
        pathTable(shown, session.settings),
        ...rule.length > 0 ? [text(rule.join("\n"))] : [],
        text(kinkAt(shown, session.settings) ?? reason),
      ];
      return await descentPicture(shown);
    }, () => linesOf(told, session.settings));
    const [table, ...said] = told;
    return {
      ...outcome,
      blocks: [
        table,
        ...said.slice(0, -1),
        ...outcome.blocks ?? [],
        ...said.slice(-1),
      ],
    };
  },
};

/** A name as it is, and an expression in parentheses, as it stands behind ∂. */
function nameOf(source: string, tree: Tree, name: string): string {
  const of = tree.kind === "at" ? tree.target : tree;
  const isName = (of.kind === "name" || of.kind === "call") && of.name === name;
  return isName ? name : `(${source.slice(of.span.start, of.span.end)})`;
}

/** Why a descent ended where it did, if there is a kink: the gradient there is that of neither side. */
function kinkAt(
  { path, value }: Shown,
  { language }: Settings,
): string | undefined {
  const { x } = path[path.length - 1];
  if (x.length > MOST_COLUMNS || !x.every(Number.isFinite)) return undefined;
  const { verdict } = estimateGradient(value as (x: number[]) => number, [
    ...x,
  ]);
  if (verdict.kind !== "kink") return undefined;
  const steps = path.length - 1;
  return `stopped after ${steps} step${
    steps === 1 ? "" : "s"
  }: f has a kink here, ${describeVerdict(verdict, language)}`;
}

/** What may stand behind an option. */
interface Option {
  readonly wanted: string;
  readonly isRight: (value: number) => boolean;
}

const OPTIONS: Readonly<
  Record<Exclude<keyof Plan, "report">, Option>
> = {
  rate: {
    wanted: "a positive number",
    isRight: (value) => value > 0 && value < Infinity,
  },
  momentum: {
    wanted: "a number from 0 to below 1",
    isRight: (value) => value >= 0 && value < 1,
  },
  steps: {
    wanted: "a whole number up to 1e6",
    isRight: (value) => Number.isInteger(value) && value > 0 && value <= 1e6,
  },
};

/** `rate 0.1 momentum 0.9 steps 50`. */
function planOf(session: Session, source: string, { values }: Clauses): Plan {
  let plan: Plan = { momentum: 0, steps: 1000 };
  for (const [name, tree] of values) {
    const { wanted, isRight } = OPTIONS[name as keyof typeof OPTIONS];
    const value = valueOf(session, source, tree);
    if (typeof value !== "number" || !isRight(value)) {
      throw expected(source, tree.span, wanted);
    }
    plan = { ...plan, [name]: value };
  }
  return plan;
}

/** The names of so few numbers that each has a column; none of more, or where they have no names. */
function namesFor(f: Operand["f"], count: number): readonly string[] {
  const parameters: readonly Parameter[] = f.parameters ?? [];
  const names = parameters.flatMap(namesOf);
  return names.length === count && count <= MOST_COLUMNS ? names : [];
}

/** What a step is, and the first steps with their numbers. */
function ruleLines(
  { name, names, path }: Shown,
  style: NumberStyle,
): string[] {
  const short = numberFormat(style, 6);
  const shown = (value: number) =>
    value < 0 ? `(${short(value)})` : short(value);
  const rules = names.map((x) => `${x} ← ${x} - rate·∂${name}/∂${x}`);
  const lines = path.flatMap(({ move }, k) => {
    if (!move || !path[k + 1]) return [];
    const { rate, gradient, kept } = move;
    const parts = names.map((x, i) => {
      const rest = kept[i] === 0 ? "" : ` + ${shown(kept[i])}`;
      const from = `${short(path[k].x[i])} - ${shown(rate)}·`;
      return `${x} = ${from}${shown(gradient[i])}${rest} = ${
        short(path[k + 1].x[i])
      }`;
    });
    return [`step ${k + 1}: ${parts.join(", ")}`];
  });
  return names.length === 0 || lines.length === 0
    ? []
    : [`each step: ${rules.join(", ")}`, ...lines];
}

/** The steps 0, 1, 2, 4, 8 ... and the last. */
function pathTable(
  { name, names, path }: Shown,
  style: NumberStyle,
): Block {
  const number = numberFormat(style, 8);
  const short = (value: number) => ({ value, text: number(value) });
  const shown = [0];
  for (let k = 1; k < path.length - 1; k *= 2) shown.push(k);
  if (path.length > 1) shown.push(path.length - 1);
  const rows = shown.map((k) => {
    const { x, value, slope } = path[k];
    const point = names.length > 0
      ? x.map(short)
      : [{ value: [...x], text: formatValue([...x], number) }];
    const length = { value: slope, text: slope.toPrecision(3) };
    return [{ value: k, text: String(k) }, ...point, short(value), length];
  });
  const columns = names.length > 0 ? names : ["x"];
  const value = name.startsWith("(")
    ? "f(x)"
    : `${name}(${columns.join(", ")})`;
  return table(["step", ...columns, value, "|gradient|"], rows);
}

// More numbers than this are no table that a person reads.
const MOST_COLUMNS = 4;
