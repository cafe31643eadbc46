// Every option of every operator, of numbers and of promises: what ignores one is noticed. Bounds are the scenarios' own.

import {
  adaptive,
  EvaluationError,
  type Method,
  type TraceEvent,
} from "../../../mod.ts";
import { assert, assertEquals, assertRejects } from "../../support/assert.ts";
import {
  EVERY_ANSWER,
  type Form,
  FORMS,
  METHODS,
  numbersOf,
  pointOf,
} from "../../support/operators.ts";

function isAt({ row }: Form, x: number | readonly number[]): boolean {
  const origin = [row.x].flat();
  return [x].flat().every((t, i) => t === origin[i]);
}

/** How many calls of f are told along each line, and how many conclusions. */
function linesOf(events: readonly TraceEvent[]) {
  const lines = new Map<string, { samples: number; ends: number }>();
  for (const { kind, along, derivativeOrder } of events) {
    const name = `${along}, order ${derivativeOrder}`;
    const { samples, ends } = lines.get(name) ?? { samples: 0, ends: 0 };
    lines.set(name, {
      samples: samples + (kind === "sample" ? 1 : 0),
      ends: ends + (kind === "conclusion" ? 1 : 0),
    });
  }
  return [...lines.values()];
}

for (const { form, method, title, how, wrap } of EVERY_ANSWER) {
  const { row, isEstimate, take } = form;

  Deno.test(`${title} refuses an option that nobody reads`, async () => {
    const options = { method, bonds: {} };
    await assertRejects(
      async () => await take(wrap(row.f), pointOf(row), options),
      TypeError,
      "the option bonds, which nobody reads: did you mean bounds?",
    );
  });

  if (typeof row.x === "number") {
    Deno.test(`${title} takes no argument, as its f has one`, async () => {
      const options = { method, argument: 0 };
      await assertRejects(
        async () => await take(wrap(row.f), row.x, options),
        TypeError,
        "the option argument, which nobody reads",
      );
    });
  } else {
    Deno.test(`${title} differentiates by the argument that it is told`, async () => {
      // Scaled by a power of two, which the arguments around it make: the derivatives are, too, to the bits.
      const by = (q: number, x: never, [r]: number[]) => {
        const y = row.f(x);
        return typeof y === "number"
          ? q * r * y
          : y.map((yi: number) => q * r * yi);
      };
      const all = [0.5, pointOf(row), [8]];
      const result = await take(wrap(by), all, { method, argument: 1 });
      const expected = numbersOf(take(row.f, pointOf(row), { method }));
      assertEquals(numbersOf(result), expected.map((value) => 4 * value));
      assertEquals(all, [0.5, pointOf(row), [8]]);
    });
  }

  Deno.test(`${title} makes of what f throws beside x what it is told`, async () => {
    const f = (x: number | number[]) => {
      if (!isAt(form, x)) throw new RangeError("out of order");
      return row.f(x);
    };
    const work = (onError?: string) => async () => {
      const options = { method, ...onError && { onError } };
      return await take(wrap(f), pointOf(row), options);
    };
    await assertRejects(work("never"), TypeError, 'onError "never"');
    const Thrown = how === "of numbers" ? RangeError : EvaluationError;
    await assertRejects(work("throw"), Thrown, "out of order");
    // No verdict could tell of it where values of fixed steps alone are asked for.
    const isTold = method === METHODS["adaptive()"] || isEstimate;
    for (const onError of [undefined, "undefined"]) {
      if (!isTold) await assertRejects(work(onError), Thrown, "out of order");
      else assert(numbersOf(await work(onError)()).some(Number.isNaN));
    }
  });

  Deno.test(`${title} traces its calls of f beside x, and one conclusion of each line`, async () => {
    const seen: number[][] = [];
    const f = (x: number | number[]) => {
      const y = row.f(x);
      if (!isAt(form, x)) seen.push([y].flat() as number[]);
      return y;
    };
    const events: TraceEvent[] = [];
    const trace = (event: TraceEvent) => void events.push(event);
    await take(wrap(f), pointOf(row), { method, trace });
    const told = new Set(
      events.flatMap((event) => event.kind === "sample" ? [event.value] : []),
    );
    // Of several outputs, some may know enough.
    for (const y of seen) {
      assert(y.some((yi) => told.has(yi)), `${y} is not told`);
    }
    const lines = linesOf(events);
    assert(lines.length >= row.lines);
    // Taylor's first coefficient is f at x, a line of its own.
    const isOne = row.name !== "taylor" && !row.isMixed;
    assertEquals(lines.filter(({ ends }) => isOne ? ends !== 1 : ends < 1), []);
  });

  if (row.isColored || method !== METHODS["adaptive()"]) continue;

  Deno.test(`${title} stops at the tolerance and at the budget of its method`, async () => {
    const asked = async (method: Method) => {
      let calls = 0;
      const f = (x: never) => (calls++, row.f(x));
      await take(wrap(f), pointOf(row), { method });
      const events: TraceEvent[] = [];
      const trace = (event: TraceEvent) => void events.push(event);
      await take(wrap(row.f), pointOf(row), { method, trace });
      const each = linesOf(events).map(({ samples, ends }) => samples / ends);
      return { calls, most: Math.max(...each) };
    };
    const all = await asked(method);
    const rough = await asked(adaptive({ tolerance: 1e-3 }));
    assert(rough.calls < all.calls, `${rough.calls}, not below ${all.calls}`);
    const few = await asked(adaptive({ maxEvaluations: 6 }));
    assert(few.calls < all.calls && few.most <= 6, `${few.most} on a line`);
  });
}

for (const { row, name, isEstimate, take } of FORMS) {
  if (!isEstimate) continue;
  Deno.test(`${name} is ok only within the tolerance of its method`, () => {
    const method = adaptive({ tolerance: 1e-300 });
    const estimate = take(row.f, pointOf(row), { method }) as {
      readonly verdict: { readonly kind: string };
    };
    assertEquals(estimate.verdict.kind, "imprecise");
  });
}
