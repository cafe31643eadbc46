/**
 * How the REPL shows a value that was measured.
 *
 * @module
 */
import {
  describeVerdict,
  isTrusted,
} from "../../lib/core/verdict/verdict_table.ts";
import type { MeasuredValue, Tree } from "../../lib/expression/mod.ts";
import type { Tensor } from "../../mod.ts";
import type { Found } from "../derivative/derivative.ts";
import { subjectOf } from "../derivative/derivative.ts";
import type { Evaluation, Heard } from "./evaluation.ts";
import {
  formatMeasured,
  formatValue,
  numberFormat,
} from "../session/format.ts";
import type { Block, Session } from "../session/session.ts";
import type { Settings } from "../session/setting.ts";

/** The value of an expression, with what is known of it. */
export async function shownEvaluation(
  session: Session,
  tree: Tree,
  evaluation: Evaluation,
): Promise<Block> {
  const { heard } = evaluation;
  const isDerivative = tree.kind === "derivative" || tree.kind === "prime";
  const last = heard[heard.length - 1];
  // What is heard last is about the derivative itself: those in its arguments come first.
  return isDerivative && last
    ? await shownDerivative(session, last, evaluation)
    : shownMeasured(session.settings, evaluation, heard);
}

/** `6 ± 2.7e-14  ok, 11 evaluations`. */
async function shownDerivative(
  session: Session,
  { request, found }: Heard,
  { value, error, verdict }: MeasuredValue,
): Promise<Block> {
  const { settings } = session;
  if (settings.method === "notebook" && request.operator === "gradient") {
    const measured = known({ value, error, verdict } as MeasuredValue);
    // The notebook's functions take arrays.
    const shown = typeof value === "number" ? [value] : value;
    const { numpyRepr } = await import("../../lib/notebook/numpy.ts");
    const warning = verdict && !isTrusted(verdict)
      ? `\n  ${verdict.kind}: ${describeVerdict(verdict, settings.language)}`
      : "";
    return { kind: "value", text: numpyRepr(shown) + warning, ...measured };
  }
  // The notebook's digits are what its method is for.
  const style = settings.method === "notebook"
    ? { ...settings, digits: "full" as const }
    : settings;
  const remark = await heldBy(request, settings) +
    await remarkOn(session, { request, found });
  return shownFound(style, {
    ...found,
    value,
    ...(error !== undefined && { error }),
    ...(verdict && { verdict }),
  }, remark);
}

/** What a partial derivative holds constant; most derivatives are none, and need no module for it. */
async function heldBy(
  request: Heard["request"],
  settings: Settings,
): Promise<string> {
  const { operator, args } = request;
  const isAlone = args.length === 1 && typeof args[0] === "number";
  if (operator !== "partial" || isAlone) return "";
  const { heldConstant } = await import("./held.ts");
  return heldConstant(request, settings);
}

/** How far the notebook's value is from a first derivative, where that is asked for. */
async function remarkOn(
  session: Session,
  { request, found }: Heard,
): Promise<string> {
  const isFirst = request.operator === "gradient" || request.path.length === 1;
  if (session.settings.trace !== "on" || !isFirst) return "";
  const { comparison } = await import("../trace/comparison.ts");
  const { point, along } = subjectOf(request);
  return comparison(session, found, along as (x: Tensor) => number, point);
}

/** A derivative as a block, with a remark behind it: `[8, 15] ± [1.3e-14, 2.1e-14]  ok, 28 evaluations`. */
export function shownFound(
  settings: Settings,
  found: Found,
  remark = "",
): Block {
  const { value, error, verdict, evaluations, note, fails } = found;
  if (verdict === undefined || error === undefined) {
    const number = formatValue(value, numberFormat(settings));
    const text = (note ? `${number}  ${note}` : number) + remark;
    return { kind: "value", text, value };
  }
  const cost = evaluations === undefined
    ? ""
    : `, ${evaluations} evaluation${evaluations === 1 ? "" : "s"}`;
  const head = `${formatMeasured(value, error, settings)}  ${verdict.kind}`;
  const why = [
    ...verdict.kind === "ok"
      ? []
      : [describeVerdict(verdict, settings.language)],
    ...fails ? [`its formula is no derivative here: ${fails}`] : [],
  ].map((line) => `\n  ${line}`).join("");
  return {
    kind: "value",
    text: head + cost + why + remark,
    ...known(found),
  };
}

/** A value that measured ones went into. */
function shownMeasured(
  settings: Settings,
  measured: MeasuredValue,
  heard: readonly Heard[],
): Block {
  return {
    kind: "value",
    text: measuredText(settings, measured, heard),
    ...known(measured),
  };
}

/** `12 ± 5e-14  ok`, with the reasons where one should not believe it. */
export function measuredText(
  settings: Settings,
  { value, error, verdict, decided = [] }: MeasuredValue,
  heard: readonly Heard[],
): string {
  if (verdict === undefined || error === undefined) {
    return formatValue(value, numberFormat(settings));
  }
  const evaluations = heard.reduce(
    (sum, { found }) => sum + (found.evaluations ?? 0),
    0,
  );
  const cost = evaluations === 0 ? "" : `, ${evaluations} evaluations`;
  const reason = verdict.kind === "ok"
    ? ""
    : `\n  ${whose(heard, verdict)}${
      describeVerdict(verdict, settings.language)
    }`;
  const head = `${formatMeasured(value, error, settings)}  ${verdict.kind}`;
  return [head + cost + reason, ...decided].join("\n  ");
}

/** Which of the derivatives a verdict is about. */
function whose(
  heard: readonly Heard[],
  verdict: NonNullable<Found["verdict"]>,
): string {
  const one = heard.find(({ found }) => found.verdict === verdict);
  if (!one) return "";
  const { name, operator, path, args } = one.request;
  const point = args.map((arg) => formatValue(arg as Tensor)).join(", ");
  return operator === "partial" && args.length === 1
    ? `${name}${"'".repeat(path.length)}(${point}): `
    : `${name} at (${point}): `;
}

/** What programs are told of a value, and of how it was measured. */
export function known(
  { value, error, verdict }: MeasuredValue,
): Pick<Block, "value" | "measured"> {
  return error === undefined || verdict === undefined
    ? { value }
    : { value, measured: { error, verdict: verdict.kind } };
}
