// The start at a terminal, on every kind of network: what a person sees is asserted, not what was written.
import { assert, assertEquals } from "../../support/assert.ts";
import { granted } from "../../support/permission.ts";
import {
  type Conduct,
  type Registry,
  serveRegistry,
} from "../../support/registry.ts";
import { hasPseudoTerminal, startAtTerminal } from "../../support/repl.ts";
import { FakeScreen } from "../../support/screen.ts";
import { STAND_IN_ACORN, STAND_INS } from "../../support/stand_ins.ts";

const ignore = !await granted("run", "read", "write", "net") ||
  !await hasPseudoTerminal();

// The tour of the README, and a table, which shows whether Cliffy drew it.
const TOUR: readonly [entry: string, ...answer: RegExp[]][] = [
  ["f(x, y) = 2x + 3x*y + y^3", /^function f\(x, y\)$/],
  ["f(1, 2)", /^16$/],
  ["grad f(1, 2)", /^\[8, 15\] ± \[\S+, \S+\] {2}ok, \d+ evaluations$/],
  ["g(x) = |x|", /^function g\(x\)$/],
  ["g'(0)", /^0 ± \S+ {2}kink, /, /^ {2}the derivative from the left is -1 /],
  ["h(x) = x^3 - 3x", /^function h\(x\)$/],
  ["critical h -3..3", /f\(x\)/, /maximum/, /minimum/, /a tiny change of x/],
];
const CLIFFY_TABLE = /^x \| f\(x\) \| f''\(x\)/;
const BUILT_IN_TABLE = /^ x {2}f\(x\) {2}f''\(x\)/;

// Nothing listens at this port, which is for nobody.
const NOBODY = "http://127.0.0.1:9/";

// The first start of a day, and the next ones, by the first words of their lines.
const GREETINGS = ["Fluxion learn", "Fluxion"];

interface Sitting {
  readonly rows: readonly string[];
  readonly isCliffy: boolean;
}

/** A start at which the tour is typed; what is on the screen when the REPL has left. */
async function sitting(
  registry: Registry,
  cache: string,
  { deno = [], first = "∂> " }: {
    readonly deno?: readonly string[];
    /** What is on the screen when typing begins. */
    readonly first?: string;
  } = {},
): Promise<Sitting> {
  const [[entry], ...others] = TOUR;
  const steps = [
    { await: first, press: `${entry}\r` },
    // A prompt may be painted twice; this is written once, behind an answer, when every key is the REPL's again.
    ...others.map(([entry]) => ({ await: "\x1b[?2004h", press: `${entry}\r` })),
    { await: "minimum", press: "\x04" },
  ];
  const written = await startAtTerminal(steps, {
    deno,
    args: ["--no-history"],
    env: { JSR_URL: registry.url, DENO_DIR: cache },
    within: 60_000,
  });
  const screen = new FakeScreen(80);
  // What Deno has to say before it runs anything is its own: that it cannot write to its cache, at length.
  const ours = written.slice(written.indexOf("\x1b[?2004h"));
  screen.write(ours.replaceAll("\r\n", "\n\r"));
  const { rows } = screen;
  assertTour(rows, written);
  return { rows, isCliffy: rows.some((row) => CLIFFY_TABLE.test(row)) };
}

/** Every entry and every answer is there, in order, and nothing else but the prompt at which the REPL was left. */
function assertTour(rows: readonly string[], written: string): void {
  const first = rows.findIndex((row) => row.startsWith("∂>"));
  assert(
    GREETINGS.includes(
      rows.slice(0, first).map((row) => row.split(" ")[0]).join(" "),
    ),
    rows[0],
  );
  rows = rows.slice(first);
  const expected = [
    ...TOUR.flatMap(([entry, ...answer]) => [`∂> ${entry}`, ...answer]),
    "∂>",
    "left with 0",
  ];
  const seen = rows.join("\n");
  assertEquals(rows.length, expected.length, `${seen}\n${written}`);
  for (const [i, row] of expected.entries()) {
    const fits = typeof row === "string" ? rows[i] === row : row.test(rows[i]);
    assert(fits, `row ${i} is ${rows[i]}\n${seen}`);
  }
  const table = rows.at(-6)!;
  assert(CLIFFY_TABLE.test(table) || BUILT_IN_TABLE.test(table), table);
}

/** A test with a registry of its own, and a cache that was never used. */
function startTest(
  name: string,
  conduct: Conduct,
  action: (registry: Registry, cache: string) => Promise<void>,
  since = "2.5",
): void {
  const isOlder = Deno.version.deno
    .localeCompare(since, "en", { numeric: true }) < 0;
  Deno.test({
    name,
    ignore: ignore || isOlder,
    async fn() {
      const cache = await Deno.makeTempDir();
      await using registry = await serveRegistry(STAND_INS, conduct);
      try {
        await action(registry, cache);
      } finally {
        await Deno.remove(cache, { recursive: true });
      }
    },
  });
}

startTest(
  "a first start fetches Cliffy, and the next ones ask for nothing more",
  { kind: "at once" },
  async (registry, cache) => {
    assertEquals((await sitting(registry, cache)).isCliffy, true);
    const { length } = registry.requests;
    assert(length > 0);
    assertEquals((await sitting(registry, cache)).isCliffy, true);
    assertEquals(registry.requests.length, length);
  },
);

startTest(
  "a slow registry costs no entry and no answer",
  { kind: "slow", ms: 150 },
  async (registry, cache) => {
    assertEquals((await sitting(registry, cache)).isCliffy, true);
  },
);

startTest(
  "what is typed while Cliffy is being fetched is kept, and goes on without it",
  { kind: "slow", ms: 150 },
  async (registry, cache) => {
    const first = "any key goes on without it";
    assertEquals((await sitting(registry, cache, { first })).isCliffy, false);
    assertEquals((await sitting(registry, cache)).isCliffy, true);
  },
);

const FAULTS: [name: string, conduct: Conduct][] = [
  ["refuses", { kind: "refusing" }],
  ["hangs", { kind: "hanging" }],
  ["breaks off in the middle of an answer", { kind: "cut off" }],
  ["answers twice and then never", { kind: "dying", after: 2 }],
];

for (const [name, conduct] of FAULTS) {
  startTest(
    `a registry that ${name} costs no entry and no answer, and is left alone at the next start`,
    conduct,
    async (registry, cache) => {
      assertEquals((await sitting(registry, cache)).isCliffy, false);
      const { length } = registry.requests;
      assertEquals((await sitting(registry, cache)).isCliffy, false);
      assertEquals(registry.requests.length, length);
    },
  );
}

for (const flag of ["--no-remote", "--cached-only"]) {
  startTest(
    `${flag} asks no registry, and does not keep the next start from asking`,
    { kind: "at once" },
    async (registry, cache) => {
      const deno = [flag];
      assertEquals((await sitting(registry, cache, { deno })).isCliffy, false);
      assertEquals(registry.requests.length, 0);
      assertEquals((await sitting(registry, cache)).isCliffy, true);
    },
  );
}

startTest(
  "a frozen lockfile keeps Cliffy out for that start alone",
  { kind: "at once" },
  async (registry, cache) => {
    const lock = `${cache}/deno.lock`;
    await Deno.writeTextFile(lock, '{"version":"5"}\n');
    const deno = [`--lock=${lock}`, "--frozen"];
    assertEquals((await sitting(registry, cache, { deno })).isCliffy, false);
    assertEquals(await Deno.readTextFile(lock), '{"version":"5"}\n');
    assertEquals((await sitting(registry, cache)).isCliffy, true);
  },
);

startTest(
  "a cache that cannot be written to asks no registry",
  { kind: "at once" },
  async (registry, cache) => {
    const file = `${cache}/file`;
    await Deno.writeTextFile(file, "");
    const { isCliffy } = await sitting(registry, `${file}/below`);
    assertEquals([isCliffy, registry.requests.length], [false, 0]);
  },
);

startTest(
  "a frozen lockfile is told of nowhere, whatever asks for a package later",
  { kind: "at once" },
  async (registry, cache) => {
    const lock = `${cache}/deno.lock`;
    await Deno.writeTextFile(lock, '{"version":"5"}\n');
    const written = await startAtTerminal([
      { await: "∂> ", press: "k = (x) => x +* 2\r" },
      { await: "no JavaScript", press: "k = (x) => 2 * x[0]; k([3])\r" },
      { await: "2004l6", press: "\x04" },
    ], {
      deno: [`--lock=${lock}`, "--frozen"],
      args: ["--no-history"],
      env: {
        JSR_URL: registry.url,
        NPM_CONFIG_REGISTRY: NOBODY,
        DENO_DIR: cache,
      },
      within: 60_000,
    });
    assert(written.includes("left with 0"), written);
    assert(!/lockfile|Uncaught|permission/.test(written), written);
  },
  // Before 2.7 Deno starts no Worker any more once the lockfile has refused a package.
  "2.7",
);

Deno.test({
  name: "Ctrl-C calls off what is being fetched, and the next entry runs",
  ignore,
  async fn() {
    const cache = await Deno.makeTempDir();
    const hanging = { kind: "hanging" } as const;
    await using registry = await serveRegistry([STAND_IN_ACORN], hanging);
    const written = await startAtTerminal([
      { await: "∂> ", press: "k = (x) => x +* 2\r" },
      { await: "fetching acorn", press: "\x03" },
      { await: "error: interrupted", press: "6*7\r" },
      { await: "2004l42", press: "\x04" },
    ], {
      args: ["--no-history"],
      env: {
        JSR_URL: NOBODY,
        NPM_CONFIG_REGISTRY: registry.url,
        DENO_DIR: cache,
      },
      within: 60_000,
    });
    await Deno.remove(cache, { recursive: true });
    assert(written.includes("left with 0"), written);
  },
});

/** What is on the screen after a mistake in JavaScript, which acorn is asked to place, between two other entries. */
async function withAcorn(
  registry: Registry,
  cache: string,
): Promise<string[]> {
  const written = await startAtTerminal([
    { await: "∂> ", press: "f(x) = x^2; f(3)\r" },
    { await: "9", press: "k = (x) => x +* 2\r" },
    { await: "no JavaScript", press: "f(4)\r" },
    { await: "16", press: "\x04" },
  ], {
    args: ["--no-history"],
    env: {
      JSR_URL: NOBODY,
      NPM_CONFIG_REGISTRY: registry.url,
      DENO_DIR: cache,
    },
    within: 60_000,
  });
  const screen = new FakeScreen(80);
  screen.write(written.replaceAll("\r\n", "\n\r"));
  return screen.rows.slice(2);
}

const AT_ARROW = "          ^";
const ACORN: [name: string, conduct: Conduct, caret: string | undefined][] = [
  ["at once", { kind: "at once" }, AT_ARROW],
  ["slowly", { kind: "slow", ms: 150 }, AT_ARROW],
  ["never", { kind: "hanging" }, undefined],
  ["half", { kind: "cut off" }, undefined],
];

for (const [name, conduct, caret] of ACORN) {
  Deno.test({
    name: `a package from npm that comes ${name} costs no entry and no answer`,
    ignore,
    async fn() {
      const cache = await Deno.makeTempDir();
      await using registry = await serveRegistry([STAND_IN_ACORN], conduct);
      try {
        const rows = await withAcorn(registry, cache);
        const carets = rows.filter((row) => /^ +\^+$/.test(row));
        assertEquals(
          carets.some((row) => row === AT_ARROW),
          caret === AT_ARROW,
        );
        assertEquals(rows.filter((row) => !carets.includes(row)), [
          "∂> f(x) = x^2; f(3)",
          "9",
          "∂> k = (x) => x +* 2",
          "error: no JavaScript: Unexpected token '*'",
          "  k = (x) => x +* 2",
          "∂> f(4)",
          "16",
          "∂>",
          "left with 0",
        ]);
      } finally {
        await Deno.remove(cache, { recursive: true });
      }
    },
  });
}
