// A gradient of 100 elements by 200 calls of a function of about 1 ms, and of one that is too quick for workers: the same
// operator on the same function, called here and through parallel().

import { central, gradient, parallel } from "../../mod.ts";

const MODULE = `data:text/javascript,${
  encodeURIComponent(`
    export function slow(x) {
      let sum = 0;
      for (let k = 0; k < 40000; k++) sum += Math.sin(k + x[0]);
      for (const xi of x) sum += xi ** 2;
      return sum;
    }
    export function quick(x) {
      let sum = 0;
      for (const xi of x) sum += xi ** 2;
      return sum;
    }
  `)
}`;
const here = await import(MODULE);
const x = Array.from({ length: 100 }, (_, i) => i / 100);
const options = { method: central(), concurrency: 8 };

for (const [name, group] of [["slow", "f of 1 ms"], ["quick", "f of 0.1 µs"]]) {
  const workers = 2;
  const f = parallel<number[], number>(MODULE, name, { workers });
  Deno.bench(
    `${name}, here`,
    { group, baseline: true },
    async () =>
      void await gradient(
        // deno-lint-ignore require-await -- a function that returns promises
        async (x: number[]) => here[name](x),
        x,
        options,
      ),
  );
  Deno.bench(
    `${name}, parallel with ${workers} workers`,
    { group },
    async () => void await gradient(f, x, options),
  );
  globalThis.addEventListener("unload", () => f.close());
}
