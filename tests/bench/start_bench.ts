// How long until the REPL has answered, as a ratio to Deno running an empty file.
// The aim is 25 ms more than the empty file, whose time is Deno's own.

const repl = new URL("../../repl/main.ts", import.meta.url).pathname;
const empty = new URL("empty.ts", import.meta.url).pathname;

function run(file: string, ...args: string[]): void {
  new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--cached-only", file, ...args],
    stdin: "null",
  }).outputSync();
}

Deno.bench("an empty file", {
  group: "one-shot start",
  baseline: true,
  n: 20,
}, () => run(empty));

Deno.bench("a REPL with nothing to do", {
  group: "one-shot start",
  n: 20,
}, () => run(repl));

Deno.bench('--eval "f(x) = x^2; f\'(3)"', {
  group: "one-shot start",
  n: 20,
}, () => run(repl, "--eval", "f(x) = x^2; f'(3)"));
