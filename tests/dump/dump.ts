// What the engine answers, bit by bit: every method through every operator on the golden functions. Whoever moves code without
// meaning to change a digit compares the dump before and after; `deno task dump` rewrites it, and the diff says what changed.

import * as fluxion from "../../mod.ts";
import type { Method, Stencil } from "../../mod.ts";
import hard from "../golden/derivatives_hard.json" with { type: "json" };
import pieces from "../golden/derivatives_pieces.json" with { type: "json" };
import smooth from "../golden/derivatives_smooth.json" with { type: "json" };
import { functionOf } from "../support/derivative_case.ts";
import { searchDump } from "./search.ts";

/** The methods of the dump, one file each. */
export const METHODS: Readonly<Record<string, Method | Stencil>> = {
  adaptive: fluxion.adaptive(),
  central: fluxion.central(),
  central_6: fluxion.central({ accuracyOrder: 6 }),
  forward: fluxion.forward(),
  backward: fluxion.backward(),
  notebook: fluxion.notebook(),
  richardson: fluxion.richardson(),
  stencil: fluxion.stencil([-1, 0, 1, 2]),
};

/** Each golden function once, at the first of its points. */
const CASES = [
  ...new Map(
    [...smooth, ...hard, ...pieces].map((
      row,
    ) => [row[0] as string, row[1] as number]),
  ),
];

/** The functions of several variables: every seventh of the golden ones as a part. */
const PARTS = CASES.filter((_, k) => k % 7 === 0);

type Vector = number[];
type Run = (wrap: Wrap, options: object) => unknown;
/** Leaves a function as it is, or makes it return promises. */
type Wrap = (f: (x: never) => unknown) => never;

const SCALAR = [
  "Gradient",
  "Hessian",
  "Laplacian",
  "PartialDerivative",
  "MixedPartialDerivative",
  "DirectionalDerivative",
  "Taylor",
] as const;
const VECTOR = ["Jacobian", "Jvp", "Divergence", "Curl"] as const;
const ARGUMENTS: Readonly<Record<string, unknown>> = {
  PartialDerivative: [0],
  MixedPartialDerivative: [[0], [1]],
  DirectionalDerivative: [1, -2, 0.5],
  Jvp: [1, -2, 0.5],
};

/** The lines of a method, in order: what was asked, evaluations, verdict, value and error as hex, a digest of all there is. */
export async function dump(method: Method | Stencil): Promise<string> {
  const lines: string[] = [];
  const take = async (name: string, run: Run) => {
    const now = told(run, (f) => f as never, method);
    const later = told(
      run,
      (f) => (async (x: never) => await f(x)) as never,
      method,
    );
    const [sync, promised] = await Promise.all([now, later]);
    lines.push(
      `${name}: ${sync}${sync === promised ? "" : ` BUT LATER ${promised}`}`,
    );
  };
  for (const [source, x] of CASES) {
    const f = functionOf(source);
    for (const derivativeOrder of [1, 2, 3, 4] as const) {
      await take(
        `derivative ${derivativeOrder} of ${source}`,
        (wrap, options) =>
          both("Derivative", wrap(f), x, { ...options, derivativeOrder }),
      );
    }
  }
  for (const [source, x0] of PARTS) {
    const g = functionOf(source);
    const x = [x0, 0.75, -2];
    const scalar = ([x, y, z]: Vector) => g(x) * y + y * y * z + x * z;
    const vector = ([x, y, z]: Vector) => [g(x) * y, x * z, g(x) + z * z * y];
    for (const name of SCALAR) {
      await take(
        `${name} of ${source}`,
        (wrap, options) =>
          name === "Taylor"
            ? both(name, wrap(g), x0, 3, options)
            : both(name, wrap(scalar), x, ...given(name), options),
      );
    }
    for (const name of VECTOR) {
      await take(
        `${name} of ${source}`,
        (wrap, options) => both(name, wrap(vector), x, ...given(name), options),
      );
    }
  }
  for (const [source, x0] of PARTS) {
    const g = functionOf(source);
    // Every third element in g, the others in waves: enough of them to share steps, in one round and in several.
    const scalar = (x: Vector) =>
      x.reduce(
        (sum, xi, i) => sum + (i % 3 === 2 ? g(xi) : i * Math.sin(xi)),
        x[0] * x[1],
      );
    const vector = (x: Vector) => [scalar(x), x[1] ** 2, x[2] * x[3]];
    for (const size of [7, 24]) {
      const x = Array.from(
        { length: size },
        (_, i) => i % 3 === 2 ? x0 : 0.25 + i / 8,
      );
      await take(
        `Gradient of ${size} with ${source}`,
        (wrap, options) => both("Gradient", wrap(scalar), [...x], options),
      );
      await take(
        `Jacobian of ${size} with ${source}`,
        (wrap, options) => both("Jacobian", wrap(vector), [...x], options),
      );
    }
  }
  return `${lines.join("\n")}\n`;
}

function given(name: string): unknown[] {
  return name in ARGUMENTS ? [ARGUMENTS[name]] : [];
}

/** The estimate of an operator, and its value alone, which may cost less. */
async function both(name: string, ...given: unknown[]): Promise<unknown> {
  const all = fluxion as unknown as Record<
    string,
    (...given: unknown[]) => unknown
  >;
  const value = name[0].toLowerCase() + name.slice(1);
  return [await all[`estimate${name}`](...given), await all[value](...given)];
}

async function told(
  run: Run,
  wrap: Wrap,
  method: Method | Stencil,
): Promise<string> {
  try {
    const answer = await run(wrap, { method }) as [Estimate, unknown];
    const [{ value, error, evaluations, verdict }] = answer;
    return `${evaluations} ${verdict.kind} ${hex(value)} ${hex(error)} ${
      digest(answer)
    }`;
  } catch (error) {
    return String(error);
  }
}
type Estimate = Awaited<ReturnType<typeof fluxion.estimateDerivative>>;

/** The bits of a number, or of the first number in anything. */
function hex(value: unknown): string {
  if (typeof value === "number") {
    // Which of the many NaNs it is depends on the engine.
    if (Number.isNaN(value)) return "7ff8000000000000";
    const bits = new DataView(new ArrayBuffer(8));
    bits.setFloat64(0, value);
    return bits.getBigUint64(0).toString(16).padStart(16, "0");
  }
  return hex(Object.values(value as object)[0]);
}

/** FNV-1a of 64 bits, over the text of anything with its numbers to the last bit. */
function digest(value: unknown): string {
  const text = JSON.stringify(
    value,
    (_, item) => typeof item === "number" ? hex(item) : item,
  );
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++) {
    hash ^= BigInt(text.charCodeAt(i));
    hash = BigInt.asUintN(64, hash * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, "0");
}

if (import.meta.main) {
  const all = [...Object.keys(METHODS), "search"];
  for (const name of Deno.args.length > 0 ? Deno.args : all) {
    const file = new URL(`${name}.txt`, import.meta.url);
    const text = name === "search" ? searchDump() : await dump(METHODS[name]);
    Deno.writeTextFileSync(file, text);
  }
}
