import { atShapes, compile, parse } from "../../../lib/expression/mod.ts";
import { conditions } from "../../../lib/expression/conditions.ts";
import { originOf } from "../../../lib/expression/value.ts";
import { wholeFunction } from "../../../lib/expression/whole/whole.ts";
import { assert } from "../../support/assert.ts";

/** Numbers between 0 and 1 that are the same each time (Park & Miller 1988). */
function seeded(seed: number): () => number {
  return () => (seed = seed * 48271 % 2147483647) / 2147483647;
}

type Pick = <T>(list: readonly T[]) => T;

/** A random vector of as many elements as v, as text. */
function vector(pick: Pick, depth: number): string {
  if (depth === 0) return pick(["v", "v", "c", "(A*v)", "v[end:-1:1]"]);
  const inner = () => vector(pick, depth - 1);
  return pick([
    () => `sin(${inner()})`,
    () => `exp(-(${inner()}) .^ 2)`,
    () => `sigmoid(${inner()})`,
    () => `softmax(${inner()})`,
    () => `(${inner()} + ${inner()})`,
    () => `${inner()} .* ${inner()}`,
    () => `${inner()} ./ (2 + ${inner()} .^ 2)`,
    () => `(A*${inner()})`,
    () => `max(${inner()}, ${inner()})`,
    () => `{${inner()} if v > 0.1; ${inner()} otherwise}`,
    () => `(${scalar(pick, depth - 1)}*${inner()})`,
    () => `cumsum(${inner()})`,
    () => `(A'*${inner()})`,
    () => `((A + 4*eye(3)) \\ ${inner()})`,
    () => `(outer(${inner()}, ${inner()})*c)`,
    () => `concat((${inner()})[2:], ${scalar(pick, depth - 1)})`,
    () => `sum(hcat(${inner()}, ${inner()}), 2)`,
    () => `reshape(${inner()}, 3)[::-1]`,
  ])();
}

/** A random number made of vectors, as text. */
function scalar(pick: Pick, depth: number): string {
  const inner = () => vector(pick, Math.max(0, depth - 1));
  return pick([
    () => `sum(${inner()})`,
    () => `mean(${inner()})`,
    () => `dot(${inner()}, ${inner()})`,
    () => `norm(1 + ${inner()} .^ 2)`,
    () => `logsumexp(${inner()})`,
    () => `prod(1 + (${inner()})/9)`,
    () => `(${inner()})[2]`,
    () => `var(${inner()})`,
    () => `norm(1 + ${inner()} .^ 2, 3)`,
    () => `(${inner()})' * (${inner()})`,
    () => `det(A + 4*eye(3))/50`,
    () => `trace(inv(A + 4*eye(3)))`,
    () => `sum(sort(${inner()}) .* c)`,
  ])();
}

/** The derivative by differences of two steps, extrapolated: its error is about 1e-10 of the scale. */
function differences(f: (t: number) => number): number {
  const slope = (h: number) => (f(h) - f(-h)) / (2 * h);
  return (4 * slope(1e-4) - slope(2e-4)) / 3;
}

Deno.test("gradients of 150 random expressions with arrays agree with differences, written out and array by array", () => {
  const random = seeded(20261126);
  const pick: Pick = (list) => list[Math.floor(random() * list.length)];
  let compared = 0;
  let wholes = 0;
  for (let n = 0; n < 150; n++) {
    const text = `f(v, A) = ${scalar(pick, 3)}`;
    const v = [0, 0, 0].map(() => 2 * random() - 1);
    const A = v.map(() => v.map(() => 2 * random() - 1));
    const c = [0.3, -0.7, 1.1];
    const f = compile(text, { c });
    if (conditions(f, [v, A]).length > 0) continue;
    const value = f(v, A);
    const [byV, byA] = f.gradient(v, A);
    const whole = array(text, c);
    const found = whole.value([v, A]);
    const gradient = whole.gradient([v, A]);
    if (found && gradient) {
      wholes++;
      const [wv, wa] = gradient.value as [number[], number[][]];
      near(text, found.value as number, value, 1e-12);
      [...wv, ...wa.flat()].forEach((each, i) =>
        near(text, each, [...byV, ...byA.flat()][i], 1e-11)
      );
    }
    v.forEach((_, i) => {
      const slope = differences((t) => f(v.with(i, v[i] + t), A));
      near(text, byV[i], slope, 1e-6);
      const along = differences((t) =>
        f(v, A.with(i, A[i].with(0, A[i][0] + t)))
      );
      near(text, byA[i][0], along, 1e-6);
    });
    compared++;
  }
  assert(compared > 140, `${compared} compared`);
  assert(wholes > 60, `${wholes} array by array`);
});

function array(text: string, c: number[]) {
  const [definition] = parse(text);
  if (definition.kind !== "definition") throw new TypeError(text);
  return wholeFunction(definition, new Map([["c", c]]));
}

function near(text: string, a: number, b: number, tolerance: number): void {
  assert(
    Math.abs(a - b) <= tolerance * (1 + Math.abs(b)),
    `${text}: ${a}, and ${b}`,
  );
}

Deno.test("a function of arrays is written out where they are few", () => {
  const f = compile("f(v) = norm(v)");
  assert(originOf(atShapes(f, [[3, 4]]))!.whole === undefined);
});
