// The text of 1,000 numbers, which has to take less than a millisecond, beside the engine's own conversion of each.

import { numpyString } from "../../mod.ts";

const waves = Array.from({ length: 1000 }, (_, i) => Math.sin(i + 1) * 3);
const NUMBERS = {
  "near one": waves.map((wave) => 5 + wave),
  "of all sizes": waves.map((wave, i) => wave * 10 ** (i % 30 - 15)),
  "ties at eight digits": waves.map((_, i) => (2 * i + 1) / 2e8 + 0.5),
};

for (const [group, numbers] of Object.entries(NUMBERS)) {
  Deno.bench("numpyString", { group, baseline: true }, () => {
    numpyString(numbers);
  });
  Deno.bench("numpyString, float32", { group }, () => {
    numpyString(Float32Array.from(numbers));
  });
  Deno.bench("toExponential", { group }, () => {
    numbers.map((x) => x.toExponential()).join(" ");
  });
}
