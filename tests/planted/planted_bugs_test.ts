// A sample of the table of planted bugs, which `deno task planted-bugs` goes through as a whole.

import { assert, assertEquals } from "../support/assert.ts";
import { testEach } from "../support/each.ts";
import { NETWORKS } from "./networks.ts";
import { READ_AS_CONSTANT } from "./tape.ts";
import {
  bugsThatShow,
  numbersOf,
  pointOf,
  run,
  withNumbers,
} from "./tape_model.ts";
import {
  checkTaped,
  isNamed,
  type Planted,
  planted,
  TAPED,
  twins,
  WRITTEN,
} from "./table.ts";

const ALL = planted();

/** Every so many bugs one is checked here: no divisor of the bugs of a model, so that every kind has its turn. */
const EVERY = 7;

const title = ({ model, bug }: Planted) => `${model}: ${bug}`;
const SAMPLE = ALL.filter((_, k) => k % EVERY === 0);
const reports = new Map(SAMPLE.map((bug) => [bug, bug.check()]));

Deno.test("the table of planted bugs holds at least 400 bugs in at least 40 models", () => {
  assert(ALL.length >= 400, `${ALL.length}`);
  assert(WRITTEN.length + TAPED.length >= 40);
  assertEquals(new Set(ALL.map(title)).size, ALL.length);
});

Deno.test("checkGradient() misses none of the planted bugs", () => {
  const missed = SAMPLE.filter((bug) => reports.get(bug)!.verdict !== "fail");
  assertEquals(missed.map(title), []);
});

Deno.test("checkGradient() names nine in ten of the planted bugs that have a name", () => {
  const named = SAMPLE.filter(({ kinds }) => kinds.length > 0);
  const unnamed = named.filter((bug) => !isNamed(bug, reports.get(bug)!));
  assert(
    unnamed.length <= 0.1 * named.length,
    unnamed.map(title).join("\n"),
  );
});

// So no checker can tell the two apart, and naming them as two candidates is all that can be done.
Deno.test("= for += makes the very numbers of a value that is taken for a constant where it is used again", () => {
  const bug = "= for += where a value is used again";
  const planted = TAPED.flatMap((model, place) => {
    const p = pointOf(model, place);
    return bugsThatShow(model, p).includes(bug) ? [{ model, p }] : [];
  });
  assert(planted.length >= 50, `${planted.length}`);
  const apart = planted.filter(({ model, p }) => {
    const [overwritten, constant] = [bug, READ_AS_CONSTANT].map((planted) =>
      numbersOf(run(model, p, planted).gradient)
    );
    const greatest = Math.max(...overwritten.map(Math.abs));
    // Products are taken in another order.
    return overwritten.some((g, i) =>
      !(Math.abs(g - constant[i]) <= 1e-12 * greatest)
    );
  });
  assertEquals(apart.map(({ model }) => model.name), []);
});

Deno.test("checkGradient() passes every correct twin of the planted bugs", () => {
  const alarms = [...twins(1)].filter(([, check]) => {
    const { verdict, mistake } = check();
    return verdict !== "pass" || mistake !== undefined;
  });
  assertEquals(alarms.map(([name]) => name), []);
});

Deno.test("checkGradient() passes a likelihood inside whose gradient a square overflows far out", () => {
  const model = TAPED.find(({ name }) => name === "state-space likelihood")!;
  const { verdict, reason, around } = checkTaped(model, 9);
  assertEquals(verdict, "pass", reason);
  // A term of 1e30 is left where one as large should cancel it.
  assert(around.some(({ why }) => /analytic -?\d\S*e\+\d\d/.test(why)));
});

const PRECISIONS = ["storage", "arithmetic", "mixed"] as const;

testEach(PRECISIONS.map((precision) => [precision] as const))(
  "checkGradient() passes every model on the tape in single precision: %s",
  (precision) => {
    const rest = TAPED.flatMap((model) => {
      const { verdict, reason } = checkTaped(model, 1, undefined, precision);
      return verdict === "pass" ? [] : [`${model.name}: ${reason}`];
    });
    assertEquals(rest, []);
  },
);

testEach(PRECISIONS.map((precision) => [precision] as const))(
  "checkGradient() fails the signs of networks in single precision: %s",
  (precision) => {
    for (const model of NETWORKS) {
      const { verdict, mistake } = checkTaped(
        model,
        2,
        (p) =>
          withNumbers(
            run(model, p, undefined, precision).gradient,
            (all) => all.map((g) => -g),
          ),
        precision,
      );
      assertEquals([verdict, mistake?.kind], ["fail", "sign"], model.name);
    }
  },
);
