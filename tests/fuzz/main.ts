/**
 * `deno task fuzz [seconds] [seed]`
 *
 * @module
 */
import { randomSource } from "../support/random.ts";
import { checkEntry } from "./entry.ts";
import {
  checkDerivatives,
  checkOracle,
  checkText,
  oracle,
} from "./expression.ts";

const seconds = Number(Deno.args[0] ?? 600);
const seed = Number(Deno.args[1] ?? Date.now() % 2 ** 32);
console.log(`seed ${seed}, ${seconds} s`);

const random = randomSource(seed);
const mathjs = await oracle();
const end = performance.now() + 1000 * seconds;
let rounds = 0;
while (performance.now() < end) {
  for (let k = 0; k < 200; k++) checkText(random);
  for (let k = 0; k < 200; k++) checkEntry(random);
  for (let k = 0; k < 100; k++) checkOracle(random, mathjs);
  await checkDerivatives(random);
  rounds++;
}
console.log(
  `${200 * rounds} texts, ${200 * rounds} entries, ${
    100 * rounds
  } expressions against mathjs, ${rounds} functions differentiated: nothing found`,
);
