import { estimateDerivative } from "../../../mod.ts";
import type { SearchEvent } from "../../../lib/core/event.ts";
import { assert, assertEquals } from "../../support/assert.ts";

/** The events of a search, in the order in which they come. */
function eventsOf(f: (x: number) => number, x: number): SearchEvent[] {
  const events: SearchEvent[] = [];
  estimateDerivative(f, x, { trace: (event) => events.push(event) });
  return events;
}

/** What the sequences are for, those that come twice in a row once. */
function purposes(events: readonly SearchEvent[]): string[] {
  const all = events.flatMap((event) =>
    event.kind === "sequence" ? [event.why] : []
  );
  return all.filter((why, i) => why !== all[i - 1]);
}

/** What the first sequence on each scale is for. */
const SCALES = ["first", "another scale"];

Deno.test("a trace has every evaluation, and ends with the estimate", () => {
  for (
    const [f, x] of [[Math.exp, 1], [Math.abs, 0], [Math.log, 1e-8]] as const
  ) {
    const events = eventsOf(f, x);
    const samples = events.filter(({ kind }) => kind === "sample");
    const { evaluations, value } = estimateDerivative(f, x);
    assertEquals(samples.length, evaluations);
    const last = events[events.length - 1];
    assert(last.kind === "conclusion");
    assertEquals(last.estimate.value, value);
  }
});

Deno.test("a trace of |x| at 0 suspects a kink, and tells the pairs that settle it", () => {
  const events = eventsOf(Math.abs, 0);
  const at = events.findIndex(({ kind }) => kind === "suspicion");
  const suspicion = events[at];
  assert(suspicion.kind === "suspicion" && suspicion.of === "kink");
  const settling = events.slice(at).filter(({ kind }) => kind === "step");
  assertEquals(settling.length, 2);
  assertEquals(purposes(events), ["first", "more", "verification"]);
  assert(events.some((e) => e.kind === "stop" && e.why === "kink"));
});

Deno.test("a trace of a jump suspects a jump", () => {
  const events = eventsOf((x) => x > 0 ? 1 + x : Math.sin(x), 0);
  assert(events.some((e) => e.kind === "suspicion" && e.of === "jump"));
  assert(events.some((e) => e.kind === "stop" && e.why === "jump"));
});

// Of a second derivative the fast path asks for the pairs that show it.
Deno.test("a trace has what is suspected of pairs that were seen before", () => {
  const events: SearchEvent[] = [];
  estimateDerivative((x) => Math.tanh(1e5 * (x - 1)), 1, {
    derivativeOrder: 2,
    trace: (event) => events.push(event),
  });
  assert(events.some((e) => e.kind === "suspicion" && e.of === "jump"));
  assert(purposes(events).includes("verification"));
});

Deno.test("a trace of an edge goes on from one side", () => {
  const events = eventsOf((x) => x * Math.sqrt(x), 0);
  assert(purposes(events).includes("one side"));
  assert(events.some((e) => e.kind === "stop" && e.why === "undefined"));
  const sides = events.flatMap((e) => e.kind === "sequence" ? [e.side] : []);
  assertEquals(sides[sides.length - 1], "right");
});

Deno.test("a trace of log at 1e-8 tells its scales apart, and extrapolates in each alone", () => {
  const events = eventsOf(Math.log, 1e-8);
  const starts = events.flatMap((e) =>
    e.kind === "sequence" && SCALES.includes(e.why) ? [e.h] : []
  );
  assert(starts.length >= 2 && starts[0] > 0.1 && starts.at(-1)! < 1e-8);
  const limits = events.flatMap((e) =>
    e.kind === "step" && e.extrapolated !== undefined ? [e.extrapolated] : []
  );
  // Every one is of the scale of x, where f is defined on both sides.
  assert(limits.length > 2 && limits.every(Number.isFinite));
  assert(Math.min(...limits.map((v) => Math.abs(v - 1e8))) < 1e-3);
});

Deno.test("a trace of log at 1e10 tells steps in proportion to x from those of unit size", () => {
  const events = eventsOf(Math.log, 1e10);
  const starts = events.flatMap((e) =>
    e.kind === "sequence" && SCALES.includes(e.why) ? [e.h] : []
  );
  assert(starts.some((h) => h < 1) && starts.some((h) => h > 1e9));
});

Deno.test("a trace of stairs tells of the breaks that are bisected, and of the fit", () => {
  const events = eventsOf((x) => Math.round(Math.sin(x) * 100) / 100, 1);
  assert(events.some((e) => e.kind === "suspicion" && e.of === "stair"));
  const told = purposes(events);
  assert(told.includes("bisection of a break") && told.includes("fit"));
});
