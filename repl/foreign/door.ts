/**
 * The door behind which foreign functions are called. Its text runs in the Worker, in the realm of the functions, so that
 * no object of another realm gets there; what comes out are numbers on the tape and texts.
 *
 * @module
 */
import type { Cursor, readTape, Refuse, writeTape } from "./tape.ts";

/** The functions of one realm, by number. */
export interface Door {
  /** Takes a function in; how many arguments it asks for, or -1 where it is none. */
  define(id: number, f: unknown): number;
  /** Gives a name to a function, to what is on the tape (below 0), or to nothing. */
  bind(name: string, id: number | undefined): void;
  /**
   * Calls a function with the arguments on the tape, which holds what it returned afterwards.
   * The text is JSON of what went wrong, and nothing where all is well.
   */
  call(id: number): string | undefined;
}

/** What went wrong in a call. */
export interface Fault {
  readonly kind: "thrown" | "changed" | "wrong";
  /** What was thrown or returned, in a few words. */
  readonly text: string;
  /** Of an error: its name, and the end of its stack. */
  readonly name?: string;
  readonly stack?: string;
}

/** Makes the door of the realm in which its text runs; `all` is what its functions find by name. */
export function makeDoor(
  tape: Float64Array,
  all: object,
  read: typeof readTape,
  write: typeof writeTape,
): Door {
  // The functions may change all of JavaScript that they find.
  const { apply } = Reflect;
  const { defineProperty, freeze, is } = Object;
  const { isArray } = Array;
  const { isView } = ArrayBuffer;
  const { stringify } = JSON;
  const Text = String;
  const functions: unknown[] = [];
  const isList = (x: unknown) =>
    isArray(x) || isView(x) && "length" in (x as object);

  const short = (text: string) =>
    text.length > 100 ? text.slice(0, 100) + "..." : text;
  const shortly = (x: unknown): string => {
    if (typeof x === "string") return short(stringify(x.slice(0, 101)));
    if (x === null) return "null";
    if (typeof x === "bigint") return short(Text(x)) + "n";
    if (isList(x)) return "an array in more than 64 others";
    if (typeof x === "function") return "a function";
    if (typeof x !== "object") return short(Text(x));
    return typeof (x as { then?: unknown }).then === "function"
      ? "a promise"
      : "an object";
  };
  const described = (x: unknown) => {
    // A value may be made to throw at every touch.
    try {
      return shortly(x);
    } catch {
      return "an object";
    }
  };
  const wrong = {};
  let found = "";
  const refuse: Refuse = (value) => {
    found = described(value);
    throw wrong;
  };
  const thrown = (error: unknown): Fault => {
    try {
      const { name, message, stack } = error as Error;
      if (typeof name === "string" && typeof message === "string") {
        const text = short(message === "" ? name : name + ": " + message);
        const end = typeof stack === "string" ? stack.slice(-5000) : "";
        return { kind: "thrown", text, name: short(name), stack: end };
      }
    } catch { /* It is no error then. */ }
    return { kind: "thrown", text: described(error) };
  };
  const same = (x: unknown, cursor: Cursor): boolean => {
    const tag = tape[cursor.at++];
    if (tag === -1) return is(x, tape[cursor.at++]);
    const length = tag < 0 ? -2 - tag : tag;
    if (!isArray(x) || x.length !== length) return false;
    for (let i = 0; i < length; i++) {
      const isSame = tag < 0 ? is(x[i], tape[cursor.at++]) : same(x[i], cursor);
      if (!isSame) return false;
    }
    return true;
  };
  const frozen = (x: unknown): unknown => {
    if (typeof x === "number") return x;
    const list = x as unknown[];
    for (let i = 0; i < list.length; i++) frozen(list[i]);
    return freeze(list);
  };
  const outcome = (id: number): Fault | undefined => {
    const args = read(tape, { at: 0 }) as unknown[];
    let result: unknown;
    try {
      result = apply(functions[id] as () => unknown, undefined, args);
    } catch (error) {
      return thrown(error);
    }
    if (!same(args, { at: 0 })) return { kind: "changed", text: "" };
    try {
      write(tape, { at: 0 }, result, refuse);
    } catch (error) {
      return error === wrong ? { kind: "wrong", text: found } : thrown(error);
    }
    return undefined;
  };
  return {
    define(id, f) {
      if (typeof f !== "function") return -1;
      functions[id] = f;
      return f.length;
    },
    bind(name, id) {
      const value = id === undefined
        ? undefined
        : id < 0
        ? frozen(read(tape, { at: 0 }))
        : functions[id];
      if (id === undefined) delete (all as Record<string, unknown>)[name];
      else defineProperty(all, name, { value, configurable: true });
    },
    call(id) {
      const fault = outcome(id);
      return fault === undefined ? undefined : stringify(fault);
    },
  };
}
