import { hasPseudoTerminal } from "../../support/repl.ts";
import { assertEquals } from "../../support/assert.ts";
import { granted } from "../../support/permission.ts";

const MAIN = new URL("../../../repl/main.ts", import.meta.url).pathname;

const STATES: readonly { what: string; press: string; shows: string }[] = [
  { what: "waits for a key", press: "", shows: "∂>" },
  { what: "has half an entry", press: "1+", shows: "1+" },
  {
    what: "computes",
    press: "k = (x) => { for (;;); }\rk(1)\r",
    shows: "∂> k(1)",
  },
];

/** What the terminal is like after a signal has ended the REPL in that state: whether it echoes, and marks pastes. */
async function afterSignal(
  signal: Deno.Signal,
  { press, shows }: { press: string; shows: string },
) {
  const command =
    `exec 3<&0; '${Deno.execPath()}' run -q --no-lock '${MAIN}' ` +
    `--no-history <&3 & ` +
    `echo "pid $!"; wait $!; echo "left with $?"; stty -a`;
  const child = new Deno.Command("script", {
    args: ["-qec", command, "/dev/null"],
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
    env: { NO_COLOR: "1", TERM: "xterm", SHELL: "/bin/sh" },
  }).spawn();
  const writer = child.stdin.getWriter();
  const deadline = setTimeout(() => child.kill("SIGKILL"), 20_000);
  let written = "";
  let stage = 0;
  for await (const chunk of child.stdout.pipeThrough(new TextDecoderStream())) {
    written += chunk;
    if (stage === 0 && written.includes("∂>")) {
      stage = 1;
      await writer.write(new TextEncoder().encode(press));
    }
    if (stage === 1 && written.includes(shows)) {
      stage = 2;
      const pid = Number(/pid (\d+)/.exec(written)![1]);
      // The screen shows the entry a little before it runs.
      await new Promise((resolve) => setTimeout(resolve, 300));
      Deno.kill(pid, signal);
    }
  }
  clearTimeout(deadline);
  await child.status;
  await writer.close().catch(() => {});
  return {
    echoes: /[^-]echo\b/.test(written) && /[^-]icanon\b/.test(written),
    marksPastes: written.lastIndexOf("?2004h") > written.lastIndexOf("?2004l"),
    code: Number(/left with (\d+)/.exec(written)?.[1]),
  };
}

const ignore = !await granted("run", "read") || !await hasPseudoTerminal();

for (const [signal, code] of [["SIGTERM", 143], ["SIGHUP", 129]] as const) {
  for (const state of STATES) {
    Deno.test({
      name:
        `${signal} while the REPL ${state.what} leaves the terminal as it was`,
      ignore,
      async fn() {
        assertEquals(await afterSignal(signal, state), {
          echoes: true,
          marksPastes: false,
          code,
        });
      },
    });
  }
}
