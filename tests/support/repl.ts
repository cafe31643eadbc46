/**
 * The REPL as a child process: in a pipe, or at a pseudo-terminal.
 *
 * @module
 */

const MAIN = new URL("../../repl/main.ts", import.meta.url).pathname;

/** What a process left behind. */
export interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the REPL with this input in a pipe; permissions and flags of V8 among the arguments are for Deno. */
export async function pipe(
  input: string | Uint8Array,
  ...args: string[]
): Promise<Result> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--no-lock",
      "--quiet",
      ...args.filter(isForDeno),
      MAIN,
      ...args.filter((arg) => !isForDeno(arg)),
    ],
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
    env: { NO_COLOR: "1" },
  }).spawn();
  const bytes = typeof input === "string"
    ? new TextEncoder().encode(input)
    : input;
  // A process that has had enough closes its input early.
  const feed = async () => {
    const writer = child.stdin.getWriter();
    await writer.write(bytes).then(() => writer.close()).catch(() => {});
  };
  const [output] = await Promise.all([child.output(), feed()]);
  const decoder = new TextDecoder();
  return {
    code: output.code,
    stdout: decoder.decode(output.stdout),
    stderr: decoder.decode(output.stderr),
  };
}

function isForDeno(arg: string): boolean {
  return /^--(?:allow|v8)-/.test(arg);
}

/** Whether `script` of util-linux is there, which makes pseudo-terminals. */
export async function hasPseudoTerminal(): Promise<boolean> {
  if (Deno.build.os !== "linux") return false;
  const version = new Deno.Command("script", { args: ["--version"] }).output();
  return await version.then(
    ({ stdout }) => new TextDecoder().decode(stdout).includes("util-linux"),
    () => false,
  );
}

/** Keys, and what is on the screen before they are pressed. */
export interface Step {
  readonly await: string;
  readonly press: string;
}

/** How a REPL is started at a pseudo-terminal. */
export interface Start {
  /** The flags for Deno. */
  readonly deno?: readonly string[];
  /** The flags for the REPL. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** How long it may take, in milliseconds. */
  readonly within?: number;
}

/**
 * The REPL at a pseudo-terminal of 80 columns: presses keys once the screen shows what they wait for,
 * until it leaves. Returns everything that was written.
 */
export async function atTerminal(
  steps: readonly Step[],
  ...args: string[]
): Promise<string> {
  const deno = ["--no-lock", "--quiet", `--location=${ownLocation()}`];
  return await startAtTerminal(steps, { deno, args });
}

/** A location whose web storage nobody else uses: no history of a person's, and nothing that another test has left. */
export function ownLocation(): string {
  return `http://${crypto.randomUUID()}.test/`;
}

/** The same for any start: Deno shows its downloads unless it is told to be quiet. */
export async function startAtTerminal(
  steps: readonly Step[],
  { within = 30_000, ...start }: Start,
): Promise<string> {
  // Ctrl-C is for the REPL: the shell around it, which may be dash, lives on to tell how it left.
  const child = script(
    `trap : INT; stty cols 80 rows 24; ${commandOf(start)}; ` +
      'echo "left with $?"',
    start.env,
  );
  return await play(child, steps, within);
}

/**
 * The REPL at a pseudo-terminal, ended by a signal once the screen shows what the last step waits for. Returns everything
 * that was written, the code that the process left with, and the settings of the terminal after that.
 */
export async function endAtTerminal(
  signal: Deno.Signal,
  steps: readonly Step[],
  start: Pick<Start, "deno" | "args">,
): Promise<string> {
  const child = script(
    `exec 3<&0; ${commandOf(start)} <&3 & ` +
      `echo "pid $!"; wait $!; echo "left with $?"; stty -a`,
  );
  return await play(child, steps, 30_000, (written) => {
    Deno.kill(Number(/pid (\d+)/.exec(written)![1]), signal);
  });
}

/**
 * Whether the REPL ends, within 10 seconds, when its pseudo-terminal is closed once the screen shows what the last step
 * waits for.
 */
export async function endsWithTerminal(
  steps: readonly Step[],
  start: Pick<Start, "deno" | "args">,
): Promise<boolean> {
  const child = script(`echo "pid $$"; exec ${commandOf(start)}`);
  const close = () => child.kill("SIGKILL");
  const written = await play(child, steps, 30_000, close);
  const process = `/proc/${/pid (\d+)/.exec(written)![1]}`;
  for (let tries = 0; tries < 100; tries++) {
    if (!await Deno.stat(process).then(() => true, () => false)) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

function commandOf({ deno = [], args = [] }: Start): string {
  const words = [Deno.execPath(), "run", ...deno, MAIN, ...args];
  return words.map((word) => `'${word}'`).join(" ");
}

function script(command: string, env: Start["env"] = {}): Deno.ChildProcess {
  return new Deno.Command("script", {
    args: ["-qec", command, "/dev/null"],
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
    env: { NO_COLOR: "1", TERM: "xterm", ...env },
  }).spawn();
}

/** Presses keys once the screen shows what they wait for, then does what comes after them; everything that was written. */
async function play(
  child: Deno.ChildProcess,
  steps: readonly Step[],
  within: number,
  afterwards?: (written: string) => void,
): Promise<string> {
  const writer = child.stdin.getWriter();
  const encoder = new TextEncoder();
  const rest = [...steps];
  let written = "";
  let seen = 0;
  // A screen that never shows what is waited for must not hold up the suite.
  const deadline = setTimeout(() => child.kill("SIGKILL"), within);
  for await (const chunk of child.stdout.pipeThrough(new TextDecoderStream())) {
    written += chunk;
    while (rest.length > 0) {
      const at = written.indexOf(rest[0].await, seen);
      if (at < 0) break;
      seen = at + rest[0].await.length;
      await writer.write(encoder.encode(rest.shift()!.press));
      if (rest.length > 0 || !afterwards) continue;
      // The screen shows an entry a little before it runs.
      await new Promise((resolve) => setTimeout(resolve, 300));
      afterwards(written);
    }
  }
  clearTimeout(deadline);
  await child.status;
  await writer.close().catch(() => {});
  return written;
}
