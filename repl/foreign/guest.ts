/**
 * What runs in the Worker: it waits for a request, does it, answers, and waits again. Typed JavaScript lives in a `node:vm`
 * context of its own, with the language and nothing around it; modules live in the realm of the Worker.
 *
 * What this keeps away from typed JavaScript: Deno, `process`, `require`, `import`, timers, the network and the other realms'
 * variables are not there; text is not run as code. `node:vm` is no wall against an attacker: what got through a hole in it
 * would have the permissions that the REPL was started with, which are none unless one gives some.
 *
 * @module
 */
import type { ArrayValue } from "../../lib/expression/mod.ts";
import { type Door, makeDoor } from "./door.ts";
import { readTape, writeTape } from "./tape.ts";
import { boundSplit, watchArrays } from "./watch_arrays.ts";

/** The memory that both sides share. */
export interface Shared {
  /** See {@linkcode CONTROL}. */
  readonly control: Int32Array;
  readonly tape: Float64Array;
}

/** What stands where in the control. */
export const CONTROL = {
  /** The number of the request. */
  request: 0,
  /** The number of the request that was answered last. */
  answer: 1,
  /** Whether a message belongs to the answer. */
  hasMessage: 2,
  /** The megabytes outside of the heap. */
  outside: 3,
  /** The number of the function to call, -1 where a message says what to do, -2 where that takes a while. */
  call: 4,
  /** Whether that function is a module's. */
  isModule: 5,
  /** The milliseconds that it may take. */
  limit: 6,
  /** Whether nobody waits for an answer any more. */
  isOver: 7,
  /** Whether a message must wake it before it sees a request. */
  isAsleep: 8,
} as const;

/** What is asked besides calls. */
export type Request =
  | { readonly kind: "define"; readonly id: number; readonly text: string }
  | {
    readonly kind: "bind";
    readonly name: string;
    readonly id: number | undefined;
  }
  | { readonly kind: "import"; readonly id: number; readonly url: string }
  | {
    /** Lets what modules have begun come to its next step. */
    readonly kind: "turn";
  };

/** What a module exports: a function by its number, or numbers. */
export interface Export {
  readonly name: string;
  readonly id?: number;
  readonly arity?: number;
  readonly value?: ArrayValue;
}

/** What is answered where there is more to say than what is on the tape. */
export interface Answer {
  /** What went wrong in a call, as JSON. */
  readonly fault?: string;
  /** How many arguments a function asks for. */
  readonly arity?: number;
  readonly exports?: readonly Export[];
  /** What went wrong besides. */
  readonly error?: string;
}

/** The file that the stack of an error names. */
export const FILE = "typed.js";

/** What stands before the text of a function. */
export const BEFORE = '"use strict"; (0 ? 0 : ';

/**
 * What typed functions find besides the names of the session. Nothing else stays: what waits, as promises do, would go on
 * behind the back of the session.
 */
export const KEPT: readonly string[] =
  "Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date RegExp Error RangeError ReferenceError SyntaxError TypeError EvalError URIError AggregateError JSON Math ArrayBuffer Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array BigUint64Array BigInt64Array Uint8ClampedArray Float16Array Float32Array Float64Array DataView Map Set WeakMap WeakSet BigInt Iterator isFinite isNaN"
    .split(" ");

/**
 * Leaves the language alone in a realm, and makes it one that no function changes for the others: what is there stays what it
 * is. Objects may still have names of their own that are those of `Object`, `Function` and `Error`.
 */
function harden(all: object, kept: readonly string[]): void {
  const { defineProperty, freeze, preventExtensions } = Object;
  for (const name of Object.getOwnPropertyNames(all)) {
    if (!kept.includes(name)) delete (all as Record<string, unknown>)[name];
  }
  delete (Array as { fromAsync?: unknown }).fromAsync;
  // It would be called with frames, which are objects of the other side.
  defineProperty(Error, "prepareStackTrace", { value: undefined });
  const isShared = (value: unknown) =>
    typeof value === "function" &&
    /^(?:Object|Function|\w*Error)$/.test(value.name);
  const keep = (value: object) =>
    isShared((value as { constructor?: unknown }).constructor)
      ? preventExtensions(value)
      : freeze(value);
  const iterators = [
    [].values(),
    "".matchAll(/./g),
    new Map().keys(),
    new Set().keys(),
    ""[Symbol.iterator](),
  ];
  for (
    let each of [
      ...iterators,
      function* () {}.prototype,
      new Float64Array(),
    ] as object[]
  ) {
    while ((each = Object.getPrototypeOf(each)) !== Object.prototype) {
      freeze(each);
    }
  }
  for (const name of kept) {
    const value = (all as Record<string, unknown>)[name];
    if (value === undefined && name !== "undefined") continue;
    const fixed = { value, writable: false, configurable: false };
    if (name in all && !["NaN", "Infinity", "undefined"].includes(name)) {
      defineProperty(all, name, fixed);
    }
    if (typeof value === "function" && value.prototype) keep(value.prototype);
    if (Object(value) === value) freeze(value as object);
  }
  preventExtensions(Object.prototype);
}

interface Tools {
  readonly workerData: Shared & { readonly port: Port };
  readonly parentPort: {
    once(event: "message", woken: () => void): void;
    postMessage(stray: string): void;
  };
  receiveMessageOnPort(port: Port): { message: Request } | undefined;
}

interface Port {
  postMessage(answer: Answer): void;
}

interface Vm {
  createContext(object: object, options: object): object;
  runInContext(text: string, context: object, options?: object): unknown;
  readonly Script: new (text: string) => {
    runInContext(context: object, options: object): unknown;
  };
}

/** What the Worker is given as text. */
type Texts = Record<
  "harden" | "door" | "watchArrays" | "boundSplit" | "before" | "file",
  string
>;

/** Answers requests for ever. */
async function serve(
  { workerData, parentPort, receiveMessageOnPort }: Tools,
  vm: Vm,
  texts: Texts,
  at: typeof CONTROL,
): Promise<void> {
  const { control, tape, port } = workerData;
  const ours = globalThis as unknown as {
    Deno: typeof Deno;
    process: object;
    eval: (text: string) => unknown;
  };
  const tell = () => {
    const { external } = ours.Deno.memoryUsage();
    Atomics.store(control, at.outside, Math.ceil(external / 1e6));
  };
  type Make = (tape: Float64Array, all: unknown) => Door;
  const typedRealm = () => {
    const context = vm.createContext(Object.create(null), {
      codeGeneration: { strings: false, wasm: false },
    });
    const run = (text: string) =>
      vm.runInContext(text, context, { filename: texts.file });
    const all = run("globalThis") as object;
    (run(texts.watchArrays) as typeof watchArrays)(all, tell);
    (run(texts.boundSplit) as () => void)();
    const door = (run(texts.door) as Make)(tape, all);
    (run(texts.harden) as (all: object) => void)(all);
    return { run, door };
  };
  const moduleRealm = () => {
    const leave = () => {
      throw new Error("a module may not end the process");
    };
    for (const owner of [ours.Deno, ours.process]) {
      Object.defineProperty(owner, "exit", { value: leave });
    }
    (ours.eval(texts.boundSplit) as () => void)();
    return (ours.eval(texts.door) as Make)(tape, globalThis);
  };
  const typed = typedRealm();
  let modules: Door | undefined;
  const isNumeric = (x: unknown): boolean =>
    typeof x === "number" ||
    Array.isArray(x) && x.length > 0 && x.every(isNumeric);
  const imported = async (url: string, first: number): Promise<Answer> => {
    modules ??= moduleRealm();
    const exports: Export[] = [];
    let id = first;
    for (const [name, value] of Object.entries(await import(url))) {
      if (typeof value === "function") {
        exports.push({ name, id, arity: modules.define(id++, value) });
      } else if (isNumeric(value)) {
        exports.push({ name, value: value as ArrayValue });
      }
    }
    return { exports };
  };
  const called = (): Answer | undefined => {
    const door = control[at.isModule] === 0 ? typed.door : modules!;
    const fault = door.call(control[at.call]);
    return typeof fault === "string" ? { fault } : undefined;
  };
  const done = (request: Request): Answer | undefined => {
    if (request.kind === "bind") {
      return void typed.door.bind(request.name, request.id);
    }
    if (request.kind !== "define") throw new Error("that takes a while");
    const f = typed.run(`${texts.before}${request.text}\n)`);
    return { arity: typed.door.define(request.id, f) };
  };
  const message = () => receiveMessageOnPort(port)!.message;
  const messageOf = (error: unknown): string => {
    try {
      return String(error instanceof Error ? error.message : error);
    } catch {
      return "something that cannot be shown";
    }
  };
  const failed = (error: unknown): Answer => ({ error: messageOf(error) });
  // What modules leave behind, as promises that nobody waits for, ends nothing, and is told.
  const stray = (event: Event, reason: unknown) => {
    event.preventDefault();
    parentPort.postMessage(messageOf(reason));
  };
  addEventListener("unhandledrejection", (event) => stray(event, event.reason));
  addEventListener("error", (event) => stray(event, event.error));
  const reply = (request: number, answer: Answer | undefined) => {
    if (answer) port.postMessage(answer);
    Atomics.store(control, at.hasMessage, answer ? 1 : 0);
    Atomics.store(control, at.answer, request);
    Atomics.notify(control, at.answer);
  };
  const step = (request: number) => {
    let answer: Answer | undefined;
    try {
      answer = control[at.call] >= 0 ? called() : done(message());
    } catch (error) {
      answer = failed(error);
    }
    reply(request, answer);
  };
  let answered = 0;
  // A notice may come late, of a request that has been answered already.
  const isAsked = () => Atomics.load(control, at.request) !== answered;
  // Until nothing is asked for a while, or something that takes longer than is left.
  const serveUntil = (end: number) => {
    for (;;) {
      const woken = Atomics.wait(control, at.request, answered, 100);
      if (!isAsked()) {
        if (woken === "timed-out") return;
        continue;
      }
      const isLong = control[at.limit] > end - performance.now();
      if (isLong || control[at.isOver] !== 0 || control[at.call] === -2) return;
      step(answered = Atomics.load(control, at.request));
    }
  };
  // That a Worker is terminated does not stop what runs in it: the engine does, when its time is over.
  let action = () => {};
  const region = vm.createContext({ act: () => action() }, {});
  const act = new vm.Script("act()");
  const serveWithin = (timeout: number) => {
    const end = performance.now() + timeout;
    action = () => serveUntil(end);
    try {
      act.runInContext(region, { timeout });
    } catch { /* Whoever asked has given up before. */ }
  };
  // Only modules begin what goes on while nothing is asked: without one the Worker stands still.
  const asked = async () => {
    if (!modules) return void Atomics.wait(control, at.request, answered);
    Atomics.store(control, at.isAsleep, 1);
    if (!isAsked()) {
      await new Promise<void>((woken) => parentPort.once("message", woken));
    }
    Atomics.store(control, at.isAsleep, 0);
  };
  const takeTime = async (request: Request): Promise<Answer> => {
    if (request.kind === "import") {
      return await imported(request.url, request.id);
    }
    await new Promise((resolve) => setTimeout(resolve));
    return {};
  };
  while (control[at.isOver] === 0) {
    await asked();
    if (!isAsked()) continue;
    if (control[at.call] !== -2) {
      serveWithin(Math.ceil(1.1 * control[at.limit]) + 200);
      continue;
    }
    answered = Atomics.load(control, at.request);
    reply(answered, await takeTime(message()).catch(failed));
  }
}

/** The program of the Worker. */
export function guestProgram(): string {
  const door = `(() => {
    ${readTape}
    ${writeTape}
    const make = ${makeDoor};
    return (tape, all) => make(tape, all, ${readTape.name}, ${writeTape.name});
  })()`;
  const texts: Texts = {
    harden: `((all) => (${harden})(all, ${JSON.stringify(KEPT)}))`,
    watchArrays: `(${watchArrays})`,
    boundSplit: `(${boundSplit})`,
    door,
    before: BEFORE,
    file: FILE,
  };
  const given = [texts, CONTROL].map((each) => JSON.stringify(each)).join(", ");
  return `(${serve})(require("node:worker_threads"), require("node:vm"), ${given});`;
}
