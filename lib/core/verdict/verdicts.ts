// Verdicts as they are made, placed and weighed against each other.

import type { OkVerdict, Verdict } from "./verdict.ts";
import { sentenceOf, severity } from "./verdict_table.ts";

/** The verdict that these figures make. */
export function verdictOf<Kind extends Verdict["kind"]>(
  figures: Omit<Extract<Verdict, { kind: Kind }>, "sentence"> & { kind: Kind },
): Extract<Verdict, { kind: Kind }> {
  const verdict = figures as Extract<Verdict, { kind: Kind }>;
  return { ...verdict, sentence: sentenceOf(verdict) };
}

/** The same verdict about one element; a place that it names already stays inside. */
export function verdictAt(verdict: Verdict, at: string): Verdict {
  const inside = verdict.at === undefined ? "" : `: at ${verdict.at}`;
  const placed = { ...verdict, at: at + inside };
  return { ...placed, sentence: sentenceOf(placed) };
}

/**
 * The worst of many verdicts, its sentence saying where.
 *
 * @param path The name of the element at a position, such as `x[1][0]`.
 */
export function worst(
  verdicts: readonly Verdict[],
  path: (position: number) => string,
): Verdict {
  let at = 0;
  for (let i = 1; i < verdicts.length; i++) {
    if (severity(verdicts[i]) > severity(verdicts[at])) at = i;
  }
  const verdict = verdicts[at];
  return verdict.kind === "ok" || verdicts.length === 1
    ? verdict
    : verdictAt(verdict, path(at));
}

/** The worst verdict of the terms of a sum, which is flat where all of them are. */
export function worstTerm(
  verdicts: readonly Verdict[],
  path: (position: number) => string,
): Verdict {
  const changes = verdicts.some(({ kind }) => kind !== "flat");
  return worst(
    changes
      ? verdicts.map((verdict) => verdict.kind === "flat" ? OK : verdict)
      : verdicts,
    path,
  );
}

/** The verdict of everything that went well: one object, so that it costs nothing. */
export const OK: OkVerdict = /* @__PURE__ */ Object.freeze(
  /* @__PURE__ */ verdictOf({ kind: "ok" }),
);
