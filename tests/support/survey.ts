// Files of tests, run each by itself: whether they pass, how long they take and which lines they run.

/** A file of tests: how long it takes, and the lines that it runs of every file of the room. */
export interface TestFile {
  readonly path: string;
  readonly time: number;
  readonly lines: ReadonlyMap<string, ReadonlySet<number>>;
}

/** Whether a file of tests passes in a copy, in time: what never ends is noticed, too. */
export async function passes(
  root: string,
  path: string,
  ...more: readonly string[]
): Promise<boolean> {
  const { success } = await new Deno.Command(Deno.execPath(), {
    args: ["test", "--no-check", "-A", "--fail-fast", "--quiet", ...more, path],
    cwd: root,
    stdout: "null",
    stderr: "null",
    signal: AbortSignal.timeout(300_000),
  }).output();
  return success;
}

/** Runs a file of tests unchanged, listening to which lines are run. */
export async function survey(root: string, path: string): Promise<TestFile> {
  const folder = await Deno.makeTempDir({ prefix: "coverage-" });
  try {
    const start = performance.now();
    if (!await passes(root, path, `--coverage=${folder}`)) {
      throw new Error(`${path} fails unchanged`);
    }
    const time = performance.now() - start;
    const { stdout } = await new Deno.Command(Deno.execPath(), {
      args: ["coverage", "--lcov", folder],
      cwd: root,
      stderr: "null",
    }).output();
    return { path, time, lines: linesRun(new TextDecoder().decode(stdout)) };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** The lines of each file that were run, from a report in the format of lcov. */
function linesRun(report: string): Map<string, Set<number>> {
  const lines = new Map<string, Set<number>>();
  let current = new Set<number>();
  for (const [, key, value] of report.matchAll(/^(SF|DA):(.*)$/gm)) {
    if (key === "SF") {
      current = new Set();
      lines.set(value, current);
      continue;
    }
    const [line, count] = value.split(",").map(Number);
    if (count > 0) current.add(line);
  }
  return lines;
}
