import {
  adaptive,
  central,
  directionalDerivative,
  estimateGradient,
  estimateJacobian,
  forward,
  gradient,
  hessian,
  jacobian,
  laplacian,
  partialDerivative,
  richardson,
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

const WAYS = {
  adaptive: adaptive(),
  central: central(),
  forward: forward(),
  richardson: richardson(),
};
type Take = (options: object, f: (x: number[]) => unknown) => unknown;
const TAKES: Readonly<Record<string, Take>> = {
  gradient: (options, f) => gradient(f as never, [1, 2], options),
  estimateGradient: (options, f) =>
    estimateGradient(f as never, [1, 2], options),
  partialDerivative: (options, f) =>
    partialDerivative(f as never, [1, 2], 1, options),
  directionalDerivative: (options, f) =>
    directionalDerivative(f as never, [1, 2], [1, 1], options),
  laplacian: (options, f) => laplacian(f as never, [1, 2], options),
  hessian: (options, f) => hessian(f as never, [1, 2], options),
  jacobian: (options, f) =>
    jacobian(((x: number[]) => [f(x)]) as never, [1, 2], options),
};
for (const [name, take] of Object.entries(TAKES)) {
  for (const [way, method] of Object.entries(WAYS)) {
    Deno.test(`trace of ${name}() by ${way}() has each call of f, and a conclusion for each line`, () => {
      const seen = new Set<string>();
      const f = ([x, y]: number[]) => {
        const value = Math.exp(x) * y ** 3;
        seen.add(String(value));
        return value;
      };
      const events: TraceEvent[] = [];
      take({ method, trace: (event: TraceEvent) => events.push(event) }, f);
      const told = events.flatMap((event) =>
        event.kind === "sample" ? [String(event.value)] : []
      );
      // A call at x that shows the shape of what f returns is on no line.
      const center = String(Math.exp(1) * 2 ** 3);
      const calls = (values: Iterable<string>) =>
        [...new Set([center, ...values])].sort();
      assertEquals(calls(told), calls(seen));
      const lines = new Set(events.map(({ along }) => along));
      const ends = events.filter(({ kind }) => kind === "conclusion");
      assertEquals(ends.length, lines.size);
      assert(lines.size > 0);
    });
  }
}
