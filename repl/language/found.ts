/**
 * How the REPL shows a derivative.
 *
 * @module
 */
import type { Found } from "./differentiate.ts";
import {
  formatMeasured,
  formatValue,
  numberFormat,
  type NumberStyle,
} from "../session/format.ts";
import type { Block } from "../session/session.ts";

/** A derivative as a block, with a remark behind it: `[8, 15] ± [1.3e-14, 2.1e-14]  ok, 28 evaluations`. */
export function shownFound(
  style: NumberStyle,
  { value, error, verdict, evaluations, note }: Found,
  remark = "",
): Block {
  if (verdict === undefined || error === undefined) {
    const text = formatValue(value, numberFormat(style));
    return { kind: "value", text: note ? `${text}  ${note}` : text };
  }
  const cost = `${evaluations} evaluation${evaluations === 1 ? "" : "s"}`;
  const text = `${
    formatMeasured(value, error, style)
  }  ${verdict.kind}, ${cost}`;
  const why = verdict.kind === "ok" ? "" : `\n  ${verdict.sentence}`;
  const measured = { error, verdict: verdict.kind };
  return { kind: "value", text: text + why + remark, measured };
}
