/**
 * Tries this in other versions of Deno, each fetched by npm: `deno task versions [VERSION...]`, without a version the lowest
 * that is supported and every minor one since.
 *
 * @module
 */
const VERSIONS = ["2.5", "2.6", "2.7", "2.8", "2.9"];
const LENIENT = "tests/support/without_leak_checks.ts";
const TASKS: readonly (readonly string[])[] = [
  ["run", "repl/main.ts", "--eval", "f(x) = x^2; assert f'(3) ~ 6"],
  ["check"],
  ["test", "--no-check", "--allow-all", `--preload=${LENIENT}`],
];

let failures = 0;
for (const version of Deno.args.length > 0 ? Deno.args : VERSIONS) {
  for (const task of TASKS) {
    const { success } = await new Deno.Command("npx", {
      args: ["-y", `deno@${version}`, ...task],
      env: { NO_COLOR: "1" },
      stdout: task[0] === "test" ? "inherit" : "null",
    }).output();
    if (!success) failures++;
    console.log(`Deno ${version} ${task[0]}: ${success ? "ok" : "FAILED"}`);
  }
}
Deno.exit(failures === 0 ? 0 : 1);
