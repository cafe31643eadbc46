// Typed expressions against the same formula written by hand, mathjs and nerdamer, as ratios in one run. Each iteration
// is a thousand evaluations at moving points; every contender has a loop of its own, from a text of its own, so that V8
// keeps what it learns of one apart from the others.

import {
  compile,
  evaluate,
  parseExpression,
  symbolic,
} from "../../lib/expression/mod.ts";
import { loadMathJs } from "../../lib/expression/written/mathjs.ts";
import { loadNerdamer } from "./peers.ts";

type F = (x: number, y: number) => number;

const POINTS = 1000;
let loops = 0;

function loop(f: F): () => number {
  const text = `return () => { let sum = 0, x = 0.1, y = 0.7;
    for (let i = 0; i < ${POINTS}; i++) { sum += f(x, y); x += 1e-4; y -= 1e-5; }
    return sum; }; // ${loops++}`;
  return new Function("f", text)(f);
}

const powers = (name: string, n: number) => Array(n).fill(name).join("*");
const range = <T>(n: number, make: (i: number) => T) =>
  Array.from({ length: n }, (_, i) => make(i));

// Ten expressions of 5 to 100 operations: as typed, and as one writes them in JavaScript.
const EXPRESSIONS: readonly (readonly [string, string, string])[] = [
  ["cubic", "2x + 3x*y + y^3", "2*x + 3*x*y + y*y*y"],
  ["circle", "x^2 + y^2 - 1", "x*x + y*y - 1"],
  [
    "Rosenbrock",
    "(1 - x)^2 + 100(y - x^2)^2",
    "(1-x)*(1-x) + 100*(y-x*x)*(y-x*x)",
  ],
  [
    "bump",
    "exp(-x^2/2)*sin(3x)/(1 + y^2)",
    "Math.exp(-(x*x)/2)*Math.sin(3*x)/(1+y*y)",
  ],
  ["distance", "sqrt(x^2 + y^2 + 1)", "Math.sqrt(x*x + y*y + 1)"],
  ["softplus", "log(1 + exp(x*y))", "Math.log(1 + Math.exp(x*y))"],
  ["pieces", "{x^2 if x > y; y^2 otherwise}", "x > y ? x*x : y*y"],
  [
    "Horner",
    "((((x+1)x+2)x+3)x+4)y + |x-y|",
    "((((x+1)*x+2)*x+3)*x+4)*y + Math.abs(x-y)",
  ],
  [
    "polynomial",
    range(12, (i) => `${i + 1}x^${i % 4 + 1} y^${(i + 1) % 4 + 1}`).join("+"),
    range(
      12,
      (i) =>
        `${i + 1}*${powers("x", i % 4 + 1)}*${powers("y", (i + 1) % 4 + 1)}`,
    ).join("+"),
  ],
  [
    "products",
    range(25, (i) => `(x - ${i})*(y + ${i})`).join("+"),
    range(25, (i) => `(x - ${i})*(y + ${i})`).join("+"),
  ],
];

const mathjs = await loadMathJs();
const nerdamer = await loadNerdamer();

for (const [group, typed, byHand] of EXPRESSIONS) {
  const hand = loop(new Function("x", "y", `return ${byHand}`) as F);
  const f = compile(`f(x, y) = ${typed}`);
  const compiled = loop(f);
  const first = new Function("g", `return (x, y) => g(x, y)[0]; // ${loops}`);
  const gradient = loop(first(f.gradient));
  Deno.bench("by hand", { group, baseline: true }, () => void hand());
  Deno.bench("compile", { group }, () => void compiled());
  Deno.bench("gradient", { group }, () => void gradient());
  if (typed.includes("{") || typed.includes("|")) continue;
  const scope = { x: 0, y: 0 };
  const code = mathjs.compile(typed);
  const peer = loop((x, y) => {
    scope.x = x;
    scope.y = y;
    return code.evaluate(scope);
  });
  Deno.bench("mathjs, compiled", { group }, () => void peer());
  // nerdamer wants every * written.
  const explicit = typed.replace(/(\d)([xy(])/g, "$1*$2").replace(
    /(\d) y/g,
    "$1*y",
  );
  const built = loop(nerdamer(explicit).buildFunction(["x", "y"]));
  Deno.bench("nerdamer, built", { group }, () => void built());
}

// Families of n variables, whose gradient costs a small multiple of one evaluation whatever n is.
const FAMILIES: Readonly<Record<string, (n: number) => string>> = {
  Rosenbrock: (n) =>
    range(n - 1, (i) => `100(x${i + 1} - x${i}^2)^2 + (1 - x${i})^2`).join("+"),
  product: (n) => range(n, (i) => `x${i}`).join("*"),
  waves: (n) =>
    range(n, (i) => `sin(x${i})*exp(-x${(i + 1) % n}^2/2)/(1 + x${i}^2)`).join(
      "+",
    ),
  logsum: (n) => `log(${range(n, (i) => `exp(x${i})`).join("+")})`,
};

for (const [family, body] of Object.entries(FAMILIES)) {
  for (const n of [2, 10, 100, 1000]) {
    const group = `${family}, ${n} variables`;
    const f = compile(
      `f([${range(n, (i) => `x${i}`).join(", ")}]) = ${body(n)}`,
    );
    const x = range(n, (i) => 0.5 + 0.3 * Math.sin(i));
    const { gradient } = f;
    // V8 takes its time with long functions: what counts here is where it arrives.
    const until = performance.now() + 3 * n;
    while (performance.now() < until) gradient(f(x) > Infinity ? [] : x);
    Deno.bench(
      "one evaluation",
      { group, baseline: true },
      () => void f(x),
    );
    Deno.bench("gradient", { group }, () => void gradient(x));
  }
}

// From text, new each time.
let texts = 0;
for (const n of [10, 100, 1000]) {
  const variables = range(n, (i) => `x${i}`).join(", ");
  const x = range(n, (i) => 0.5 + 0.3 * Math.sin(i));
  for (const [family, body] of Object.entries(FAMILIES)) {
    const group = `build and first call, ${n} variables`;
    const text = body(n);
    Deno.bench(`${family}: the gradient`, { group }, () => {
      compile(`f([${variables}]) = ${text} + ${texts++}`).gradient(x);
    });
  }
}
Deno.bench(
  "parse and compile a line",
  { group: "from text", baseline: true },
  () => {
    compile(`f(x, y) = 2x + ${texts++}x*y + sin(y^3)/(1 + x^2)`);
  },
);
Deno.bench("mathjs: parse and compile the line", { group: "from text" }, () => {
  mathjs.compile(`2x + ${texts++}x*y + sin(y^3)/(1 + x^2)`);
});
Deno.bench("parse and evaluate a line", { group: "from text" }, () => {
  const text = `2 + ${texts++}*sin(3)`;
  evaluate(parseExpression(text), text);
});
Deno.bench("1,000 samples of f and f'", { group: "from text" }, () => {
  const f = compile(`f(x) = exp(-x^2/2)*sin(${texts++}x)/(1 + x^2)`);
  const { gradient } = f;
  const xs = Float64Array.from({ length: 1000 }, (_, i) => i / 100 - 5);
  f.map(xs);
  xs.forEach((x, i) => xs[i] = gradient(x));
});
Deno.bench("symbolic derivative", { group: "from text" }, async () => {
  await symbolic(compile(`f(x) = exp(-x^2/2)*sin(${texts++}x)/(1 + x^2)`));
});
Deno.bench("mathjs: symbolic derivative", { group: "from text" }, () => {
  mathjs.derivative(`exp(-x^2/2)*sin(${texts++}x)/(1 + x^2)`, "x", {
    simplify: false,
  });
});
Deno.bench(
  "mathjs: symbolic derivative, simplified",
  { group: "from text" },
  () => {
    mathjs.derivative(`exp(-x^2/2)*sin(${texts++}x)/(1 + x^2)`, "x", {
      simplify: true,
    });
  },
);

const xs = Float64Array.from({ length: 100_000 }, (_, i) => i / 1e4 - 5);
for (const [name, typed, byHand] of [EXPRESSIONS[0], EXPRESSIONS[3]]) {
  const group = `${name}, 100,000 points`;
  const hand = new Function(
    "xs",
    "ys",
    `const out = new Float64Array(xs.length);
    for (let i = 0; i < xs.length; i++) { const x = xs[i], y = ys[i]; out[i] = ${byHand}; }
    return out;`,
  );
  const f = compile(`f(x, y) = ${typed}`);
  Deno.bench("by hand", { group, baseline: true }, () => void hand(xs, xs));
  Deno.bench("map", { group }, () => void f.map(xs, xs));
}
