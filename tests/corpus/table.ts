/**
 * The corpus by kind, ours and peers': `deno task corpus [every n-th] [judgement to show] [of which kind] [how many]`.
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
import { entriesByKind } from "./many_variables.ts";
import { PEERS } from "./peers.ts";

const JUDGEMENTS: readonly Judgement[] = [
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

/** How many cases of each kind come to what; evaluations in the median. */
function tally(
  cases: readonly CorpusCase[],
  answer: (one: CorpusCase) => CorpusAnswer,
  look?: (one: CorpusCase, answer: CorpusAnswer, said: Judgement) => void,
): string[][] {
  const kinds = [...new Set(cases.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const counts: Record<string, number> = {};
    const evaluations: number[] = [];
    const own = cases.filter((one) => one.kind === kind);
    for (const one of own) {
      const said = answer(one);
      const judgement = judge(one, said);
      counts[judgement] = (counts[judgement] ?? 0) + 1;
      evaluations.push(said.evaluations);
      look?.(one, said, judgement);
    }
    evaluations.sort((a, b) => a - b);
    return [
      kind,
      `${own.length}`,
      `${evaluations[own.length >> 1]}`,
      ...JUDGEMENTS.map((judgement) => `${counts[judgement] ?? 0}`),
    ];
  });
}

function print(title: string, head: string[], rows: string[][]): void {
  console.log(title);
  for (const [first, ...rest] of [head, ...rows]) {
    console.log(
      "  " + first.padEnd(20) + rest.map((c) => c.padStart(13)).join(""),
    );
  }
  console.log();
}

/** How far the errors of trusted answers are from the truth. */
function errors(cases: readonly CorpusCase[]): string {
  let [ok, covered] = [0, 0];
  const ratios: number[] = [];
  for (const one of cases) {
    const { value, error, kind } = answerOf(one);
    if (kind !== "ok" || typeof one.exact !== "number") continue;
    const off = Math.abs(value - one.exact);
    ok++;
    if (off <= error + 2 ** -52 * Math.abs(one.exact)) covered++;
    if (off > 0 && one.tolerance === undefined) ratios.push(error / off);
  }
  ratios.sort((a, b) => a - b);
  const share = (100 * covered / ok).toFixed(2);
  const ratio = ratios[ratios.length >> 1].toFixed(1);
  return `of ${ok} answers that are ok the error covers ${share} %; it is ${ratio} times the true one in the median`;
}

if (import.meta.main) {
  const [every = "1", show = "", of = "", limit = "12"] = Deno.args;
  const cases = corpus(Number(every));
  let shown = 0;
  const rows = tally(cases, answerOf, (one, answer, judgement) => {
    if (judgement !== show || !one.kind.startsWith(of)) return;
    if (shown++ >= Number(limit)) return;
    const { kind, source, x, derivativeOrder, tolerance, exact } = one;
    console.log(
      `${kind} | ${source} | x ${x} order ${derivativeOrder} tolerance ${tolerance} exact ${exact}`,
      `got ${answer.value} ± ${answer.error} ${answer.kind} ${answer.evaluations}`,
    );
  });
  const head = ["", "cases", "evaluations", ...JUDGEMENTS];
  print("adaptive()", ["kind", ...head.slice(1)], rows);
  print(
    "adaptive(), entries in many variables",
    ["kind", "entries", "evaluations", "useful", "close", "dishonest"],
    entriesByKind().map((one) => [
      one.kind,
      `${one.count}`,
      (one.evaluations / one.count).toFixed(1),
      `${one.useful}`,
      `${one.close}`,
      `${one.dishonest}`,
    ]),
  );
  const first = cases.filter(({ derivativeOrder, tolerance }) =>
    derivativeOrder === 1 && tolerance === undefined
  );
  const all = first.map((one) => ({ ...one, kind: "first derivatives" }));
  print("Peers on the first derivatives", ["peer", ...head.slice(1)], [
    ...tally(all, answerOf).map((row) => ["adaptive()", ...row.slice(1)]),
    ...Object.entries(PEERS).flatMap(([name, peer]) =>
      tally(all, ({ f, x }) => peer(f, x)).map((row) => [
        name,
        ...row.slice(1),
      ])
    ),
  ]);
  console.log(errors(cases));
}
