import {
  central,
  estimateGradient,
  estimateJacobian,
  gradient,
  hessian,
  type TraceEvent,
} from "../../../mod.ts";
import { assert, assertEquals } from "../../support/assert.ts";

Deno.test("trace tells every value of f by the name of what is moved, and the answer", () => {
  const events: TraceEvent[] = [];
  let calls = 0;
  const f = ({ w, b }: { w: number[]; b: number }) => (calls++, w[0] ** 2 * b);
  const { evaluations } = estimateGradient(f, { w: [3], b: 2 }, {
    trace: (event) => events.push(event),
  });
  assertEquals(calls, evaluations);
  const along = [...new Set(events.map((event) => event.along))];
  assertEquals(along, ["w[0]", "b"]);
  // f at x is told to each of the two searches, and evaluated once.
  const samples = events.filter(({ kind }) => kind === "sample");
  assertEquals(samples.length, calls + 1);
  for (const event of samples) {
    assert(event.kind === "sample");
    const [w, b] = event.along === "b"
      ? [3, event.position]
      : [event.position, 2];
    assertEquals(event.value, w ** 2 * b);
  }
  const ends = events.filter(({ kind }) => kind === "conclusion");
  assertEquals(ends.length, 2);
});

Deno.test("trace changes nothing, for numbers as for promises", async () => {
  const f = ([x, y]: number[]) => Math.exp(x) * y;
  for (const method of [undefined, central()]) {
    const options = method ? { method } : {};
    const trace = () => {};
    assertEquals(
      gradient(f, [1, 2], { ...options, trace }),
      gradient(f, [1, 2], options),
    );
    const later = async (x: number[]) => await f(x);
    assertEquals(
      await estimateGradient(later, [1, 2], { ...options, trace }),
      estimateGradient(f, [1, 2], options),
    );
  }
});

Deno.test("trace names outputs and the pairs of a Hessian", () => {
  const names = new Set<string>();
  const trace = ({ along }: TraceEvent) => void names.add(along);
  estimateJacobian(([x]) => [x, x ** 2], [1], { trace });
  hessian(([x, y]) => x * y, [1, 2], { trace });
  assertEquals([...names], [
    "f[0] by x[0]",
    "f[1] by x[0]",
    "x[0]",
    "x[1]",
    "x[0] with x[1]",
  ]);
});
