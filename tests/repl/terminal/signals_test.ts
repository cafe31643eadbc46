import {
  endAtTerminal,
  endsWithTerminal,
  hasPseudoTerminal,
  type Step,
} from "../../support/repl.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { granted } from "../../support/permission.ts";

const STATES: readonly { what: string; steps: readonly Step[] }[] = [
  { what: "waits for a key", steps: [{ await: "∂>", press: "" }] },
  {
    what: "has half an entry",
    steps: [{ await: "∂>", press: "1+" }, { await: "1+", press: "" }],
  },
  {
    what: "computes",
    steps: [
      { await: "∂>", press: "k = (x) => { for (;;); }\rk(1)\r" },
      { await: "∂> k(1)", press: "" },
    ],
  },
];

/** What the terminal is like after a signal has ended the REPL: whether it echoes, and marks pastes. */
async function afterSignal(signal: Deno.Signal, steps: readonly Step[]) {
  const written = await endAtTerminal(signal, steps, {
    deno: ["--quiet", "--no-lock"],
    args: ["--no-history"],
  });
  return {
    echoes: /[^-]echo\b/.test(written) && /[^-]icanon\b/.test(written),
    marksPastes: written.lastIndexOf("?2004h") > written.lastIndexOf("?2004l"),
    code: Number(/left with (\d+)/.exec(written)?.[1]),
  };
}

const ignore = !await granted("run", "read") || !await hasPseudoTerminal();

for (const [signal, code] of [["SIGTERM", 143], ["SIGHUP", 129]] as const) {
  for (const { what, steps } of STATES) {
    Deno.test({
      name: `${signal} while the REPL ${what} leaves the terminal as it was`,
      ignore,
      async fn() {
        assertEquals(await afterSignal(signal, steps), {
          echoes: true,
          marksPastes: false,
          code,
        });
      },
    });
  }
}

for (const { what, steps } of STATES) {
  Deno.test({
    name: `a terminal that is closed while the REPL ${what} ends it`,
    ignore,
    async fn() {
      assert(
        await endsWithTerminal(steps, {
          deno: ["--quiet", "--no-lock"],
          args: ["--no-history"],
        }),
      );
    },
  });
}
