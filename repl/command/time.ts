import type { Outcome } from "../session/session.ts";
import type { Command } from "../language/command.ts";
import { expected, TELLS, text } from "./command.ts";

const BUDGET = 100;

/** `time STATEMENT`. */
export const time: Command = {
  names: ["time"],
  usage: "time f'(3)",
  summary:
    "how long something takes: the median of as many runs as fit a tenth of a second",
  example: "f(x) = x^2; time f(3)",
  grammar: { kind: "part" },
  policy: { ...TELLS, pin: "left out" },
  run: async (session, { source, rest, inner, run }) => {
    if (!inner) throw expected(source, rest, "something to time");
    const times: number[] = [];
    const begin = performance.now();
    let outcome: Partial<Outcome>;
    do {
      const start = performance.now();
      outcome = await run(session, inner);
      times.push(performance.now() - start);
    } while (performance.now() - begin < BUDGET);
    times.sort((a, b) => a - b);
    const median = times[times.length >> 1];
    const runs = `${times.length} run${times.length === 1 ? "" : "s"}`;
    return {
      ...outcome,
      blocks: [
        ...outcome.blocks ?? [],
        text(`${duration(median)}, median of ${runs}`),
      ],
    };
  },
};

function duration(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toPrecision(3)} s`;
  return milliseconds >= 1
    ? `${milliseconds.toPrecision(3)} ms`
    : `${(milliseconds * 1000).toPrecision(3)} µs`;
}
