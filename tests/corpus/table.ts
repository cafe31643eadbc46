/**
 * The corpus by kind: `deno task accuracy`.
 *
 * @module
 */
import { adaptive, estimateDerivative } from "../../mod.ts";
import {
  corpus,
  type CorpusAnswer,
  type CorpusCase,
  judge,
  type Judgement,
} from "./corpus.ts";

const COLUMNS: readonly Judgement[] = [
  "useful",
  "modest",
  "refusal",
  "useless",
  "dishonest",
];

/** What adaptive() says of a case. */
export function answerOf(
  { f, x, derivativeOrder, tolerance }: CorpusCase,
): CorpusAnswer {
  const method = tolerance === undefined ? adaptive() : adaptive({ tolerance });
  const { value, error, evaluations, verdict } = estimateDerivative(f, x, {
    method,
    derivativeOrder,
  });
  return {
    value,
    error,
    evaluations,
    kind: verdict.kind,
    ...(verdict.kind === "stair" && { trend: verdict.trend }),
  };
}

if (import.meta.main) {
  const every = Number(Deno.args[0] ?? 1);
  const show = Deno.args[1] ?? "";
  const limit = Number(Deno.args[3] ?? 12);
  const tally = new Map<string, Record<string, number>>();
  const ratios: number[] = [], evals: number[] = [], evalsBad: number[] = [];
  let shown = 0, ok = 0, covered = 0;
  for (const one of corpus(every)) {
    const answer = answerOf(one);
    const said = judge(one, answer);
    const row = tally.get(one.kind) ?? {};
    tally.set(one.kind, row);
    row[said] = (row[said] ?? 0) + 1;
    row.n = (row.n ?? 0) + 1;
    row.e = (row.e ?? 0) + answer.evaluations;
    (answer.kind === "ok" ? evals : evalsBad).push(answer.evaluations);
    if (answer.kind === "ok" && typeof one.exact === "number") {
      const off = Math.abs(answer.value - one.exact);
      ok++;
      if (off <= answer.error + 2 ** -52 * Math.abs(one.exact)) covered++;
      if (off > 0) ratios.push(answer.error / off);
    }
    if (
      said === show && one.kind.startsWith(Deno.args[2] ?? "") &&
      shown++ < limit
    ) {
      console.log(
        one.kind,
        "|",
        one.source,
        "| x",
        one.x,
        "order",
        one.derivativeOrder,
        "tol",
        one.tolerance,
        "exact",
        one.exact,
        "got",
        answer.value,
        "±",
        answer.error,
        answer.kind,
        answer.evaluations,
      );
    }
  }
  ratios.sort((a, b) => a - b);
  evals.sort((a, b) => a - b);
  evalsBad.sort((a, b) => a - b);
  console.log(
    "kind".padEnd(18),
    ...["n", "evals", ...COLUMNS].map((c) => c.padStart(9)),
  );
  for (const [kind, row] of tally) {
    console.log(
      kind.padEnd(18),
      String(row.n).padStart(9),
      (row.e / row.n).toFixed(1).padStart(9),
      ...COLUMNS.map((c) => String(row[c] ?? 0).padStart(9)),
    );
  }
  console.log({
    ok,
    covered: covered / ok,
    ratio: ratios[ratios.length >> 1],
    evals: evals[evals.length >> 1],
    evalsBad: evalsBad[evalsBad.length >> 1],
  });
}
