/**
 * Where typed JavaScript runs: a `node:vm` context of its own, with the language and nothing around it.
 *
 * What it keeps away: Deno, `process`, `require`, `import`, timers, the network and the REPL's own
 * variables are not there; text is not run as code; a call ends when its time is over. Numbers and
 * copies of arrays are all that goes in and comes out, so a function cannot change its caller's arrays.
 *
 * What it does not: `node:vm` is no wall against an attacker. The engine and its memory are shared,
 * so a function can use the memory up, and a hole in `node:vm` is a hole here. What a function could
 * reach then has the permissions that the REPL was started with, which are none unless one gives some.
 *
 * @module
 */
import vm from "node:vm";
import { Interrupted, stopIfAsked, timeLeft } from "../session/interrupt.ts";

/** The milliseconds after which a call is stopped where no limit is set. */
const LONGEST_CALL = 10_000;

/** The file that the stack of an error names. */
export const FILE = "typed.js";

/** The name under which a function finds what its loops and functions call. */
export const TURN = "$turn$";

// Nothing else stays: what waits, as promises do, would go on behind the back of the session.
const KEPT = new Set(
  "Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date RegExp Error RangeError ReferenceError SyntaxError TypeError EvalError URIError AggregateError JSON Math ArrayBuffer Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array BigUint64Array BigInt64Array Uint8ClampedArray Float32Array Float64Array DataView Map Set WeakMap WeakSet BigInt Iterator isFinite isNaN"
    .split(" "),
);

// What is shown of what a function returned or threw, so that a gigabyte of it is not.
const LONGEST = 100;
const STACK = 5000;
// Nobody's arrays nest deeper, but one that holds itself does.
const DEEPEST = 64;

// The other side of the door, written in the context's own language so that no object of this side
// gets there: `call` returns numbers or arrays of numbers, or [what is wrong].
const DOOR = `"use strict"; (isOver, make) => {
  const stop = {};
  let turns = 0;
  const turn = () => {
    if ((++turns & 63) !== 0) return;
    let over;
    // Where a recursion leaves no room to ask, the error is one of the other side, and stays there.
    try { over = isOver(); } catch { throw new RangeError("Maximum call stack size exceeded"); }
    if (over) throw stop;
  };
  const f = make(turn);
  const copy = (x) => {
    if (typeof x === "number") return x;
    const all = [];
    for (let i = 0; i < x.length; i++) all[i] = copy(x[i]);
    return all;
  };
  const same = (a, b) => typeof a === "number"
    ? Object.is(a, b)
    : Array.isArray(b) && a.length === b.length && a.every((x, i) => same(x, b[i]));
  const isList = (x) => Array.isArray(x) || ArrayBuffer.isView(x) && "length" in x;
  const numbers = (x, depth = 0) => typeof x === "number" ? x
    : isList(x) && depth < ${DEEPEST} ? Array.from(x, (item) => numbers(item, depth + 1))
    : wrong(x);
  const short = (text) => text.length > ${LONGEST} ? text.slice(0, ${LONGEST}) + "..." : text;
  const said = (x) => typeof x === "string" ? short(JSON.stringify(x.slice(0, ${LONGEST} + 1)))
    : x === null ? "null" : typeof x === "bigint" ? short(String(x)) + "n"
    : isList(x) ? "an array in more than ${DEEPEST} others" : typeof x === "object" ? "an object"
    : typeof x === "function" ? "a function" : short(String(x));
  const wrong = (x) => { throw { wrong: said(x) }; };
  // What is thrown may be made to throw at every touch.
  const touched = (error) => {
    try {
      const { name, message, stack } = error;
      const isError = typeof name === "string" && typeof message === "string";
      return { thrown: true, text: isError ? short(name + ": " + message) : said(error),
        ...isError && { name: short(name) }, ...typeof stack === "string" && { stack: stack.slice(-${STACK}) } };
    } catch { return { thrown: true, text: error === undefined ? "undefined" : said(error) }; }
  };
  return {
    arity: f.length,
    call: (args) => {
      const given = copy(args);
      let result;
      try { result = f(...given); } catch (error) {
        return error === stop ? { stopped: true } : touched(error);
      }
      if (!given.every((x, i) => same(args[i], x))) return { changed: true };
      try { return { value: numbers(result) }; } catch (error) { return { wrong: error.wrong }; }
    },
  };
}`;

/** What a call came to. */
export interface Outcome {
  readonly value?: unknown;
  /** What it returned in place of numbers. */
  readonly wrong?: string;
  /** Whether it changed what it was given. */
  readonly changed?: boolean;
  /** Whether it was stopped at a turn of a loop or of a function. */
  readonly stopped?: boolean;
  readonly thrown?: boolean;
  /** What it threw, in a few words. */
  readonly text?: string;
  /** Of an error: its name, and the end of its stack. */
  readonly name?: string;
  readonly stack?: string;
}

/** A function on the other side. */
export interface Inside {
  readonly arity: number;
  /**
   * Calls it.
   *
   * @throws {Interrupted} If the run was stopped meanwhile.
   * @throws {Overtime} If the call did not end in time.
   */
  readonly call: (args: readonly unknown[]) => Outcome;
}

/** A call that was stopped because its time was over. */
export class Overtime extends Error {
  override name = "Overtime";
  readonly limit: number;

  constructor(limit: number) {
    super("the time is over");
    this.limit = limit;
  }
}

/**
 * Makes the function of a text.
 *
 * @throws {SyntaxError} If the text is no JavaScript.
 */
export function functionInside(text: string): Inside {
  const context = vm.createContext(Object.create(null), {
    codeGeneration: { strings: false, wasm: false },
  });
  const kept = JSON.stringify([...KEPT]);
  vm.runInContext(
    `((all) => {
      for (const name of Object.getOwnPropertyNames(all)) {
        if (!${kept}.includes(name)) delete all[name];
      }
      delete Array.fromAsync;
      // It would be called with frames, which are objects of the other side.
      Object.defineProperty(Error, "prepareStackTrace", { value: undefined });
      Object.defineProperty(all, "Error", { value: Error, writable: false, configurable: false });
    })(globalThis)`,
    context,
  );
  const make = vm.runInContext(wrapped(text), context, { filename: FILE });
  const door = vm.runInContext(DOOR, context);
  const inside = timed(() => door(isOver, make)) as Inside;
  return {
    arity: inside.arity,
    call: (args) => {
      const outcome = timed(() => inside.call(args)) as Outcome;
      if (outcome.stopped) stopIfAsked();
      return outcome;
    },
  };
}

/** The text as an expression; it begins at the end of {@linkcode BEFORE}, on the first line. */
function wrapped(text: string): string {
  return `${BEFORE}${text}\n)`;
}

/** What stands before the text. */
export const BEFORE: string = `"use strict"; (${TURN}) => (`;

/** Throws a SyntaxError where the text is no JavaScript; runs nothing. */
export function compileOnly(text: string): void {
  new vm.Script(wrapped(text));
}

function isOver(): boolean {
  try {
    stopIfAsked();
    return false;
  } catch (error) {
    if (error instanceof Interrupted) return true;
    throw error;
  }
}

/**
 * How long the engine waits after the time is over, in milliseconds. Loops and functions stop by themselves at the moment it is over; a
 * termination that came at that very moment would hit whatever runs after the function, and end the process.
 */
const GRACE = 100;

let action: () => unknown;
const outside = vm.createContext({ act: () => action() });
const act = new vm.Script("act()");

/** Runs the action; the engine stops it when its time is over, whatever it does. */
function timed(what: () => unknown): unknown {
  const left = timeLeft();
  const timeout = left === Infinity
    ? LONGEST_CALL
    : Math.ceil(Math.max(left, 0)) + GRACE;
  action = what;
  try {
    return act.runInContext(outside, { timeout });
  } catch (error) {
    stopIfAsked();
    const code = (error as { code?: unknown } | null)?.code;
    throw code === "ERR_SCRIPT_EXECUTION_TIMEOUT"
      ? new Overtime(timeout)
      : error;
  }
}
