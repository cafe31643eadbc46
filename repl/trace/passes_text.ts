/**
 * The passes of the chain rule as a person reads them: one table for each, in the order in which they were made.
 *
 * @module
 */
import type { LanguageName } from "../session/setting.ts";
import { tableText } from "../session/table.ts";
import type { ExactEvent, PartEvent, PassEvent } from "./passes.ts";

interface PassWords {
  readonly pass: (event: PassEvent) => string;
  readonly part: string;
  readonly number: Readonly<Record<PassEvent["of"], string>>;
  readonly sum: string;
  readonly more: (count: number) => string;
}

const WORDS: Readonly<Record<LanguageName, PassWords>> = {
  en: {
    pass: ({ of, by }) =>
      ({
        value: "forward, the value of every part",
        adjoint: "backward, the derivative of the result by every part",
        tangent: `forward, the derivative of every part by ${by}`,
      })[of],
    part: "part",
    number: { value: "value", adjoint: "adjoint", tangent: "tangent" },
    sum: "by the chain rule",
    more: (count) => `... and ${count} more`,
  },
  ko: {
    pass: ({ of, by }) =>
      ({
        value: "앞으로: 각 부분의 값",
        adjoint: "뒤로: 각 부분에 대한 결과의 미분계수",
        tangent: `앞으로: ${by}에 대한 각 부분의 미분계수`,
      })[of],
    part: "부분",
    number: { value: "값", adjoint: "수반값", tangent: "접선값" },
    sum: "연쇄 법칙으로",
    more: (count) => `... 그 밖에 ${count}개`,
  },
};

const MOST_ROWS = 40;

/** What an exact method did, as sentences and tables. */
export function passesText(
  title: string,
  events: readonly ExactEvent[],
  language: LanguageName,
): string {
  const words = WORDS[language];
  const lines = [title];
  let pass: PassEvent["of"] = "value";
  let parts: PartEvent[] = [];
  const endTable = () => {
    if (parts.length > 0) lines.push(partTable(parts, pass, words));
    parts = [];
  };
  for (const event of events) {
    if (event.kind === "part") {
      parts.push(event);
      continue;
    }
    endTable();
    if (event.kind === "pass") {
      pass = event.of;
      lines.push(words.pass(event));
    } else {
      const { name, formula, value } = event;
      lines.push(
        `${name} = ${formula}${value === undefined ? "" : ` = ${value}`}`,
      );
    }
  }
  endTable();
  return lines.join("\n");
}

function partTable(
  parts: readonly PartEvent[],
  pass: PassEvent["of"],
  words: PassWords,
): string {
  const rows = parts.slice(0, MOST_ROWS).map(({ part, value, terms }) => [
    part,
    String(value),
    terms.map(({ carried, derivative, value }) =>
      String(value) === derivative
        ? `${carried} · ${value}`
        : `${carried} · ${derivative} (${value})`
    ).join(" + "),
  ]);
  const hasTerms = parts.some(({ terms }) => terms.length > 0);
  const head = [words.part, words.number[pass], words.sum];
  const shown = [head, ...rows].map((row) => hasTerms ? row : row.slice(0, 2));
  const rest = parts.length - MOST_ROWS;
  return tableText(shown) + (rest > 0 ? `\n${words.more(rest)}` : "");
}
