/**
 * The Worker in which foreign code runs, from outside: requests are sent, answers waited for, and a Worker that does not
 * answer is ended. The next one starts at once, and gets each definition anew when it is needed.
 *
 * @module
 */
import { builtin } from "./builtin.ts";
import type { Control } from "../session/control.ts";
import type { TypedFunction } from "./described.ts";
import { type Answer, CONTROL, guestProgram, type Request } from "./guest.ts";

/** The milliseconds after which a request is given up where no limit is set. */
const LONGEST = 10_000;
/** How often to ask whether to go on, in milliseconds: a person waits for no more than a few of these. */
const SLICE = 20;
/** The most memory that a request may take, in bytes, and how much of it in typed arrays, which may be there untouched. */
const MOST_MEMORY = 1e9;
const MOST_IN_ARRAYS = 5e8;
/** The most on the heap, which the Worker itself counts, in megabytes. */
const MOST_ON_HEAP = 500;
/** The tape grows up to 128 million numbers. */
const TAPE = { first: 2 ** 16, most: 2 ** 30 };

/** A Worker that did not answer and was ended. */
export class Ended extends Error {
  override name = "Ended";
  /** What would have let it answer. */
  readonly advice: string;

  constructor(message: string, advice: string) {
    super(message);
    this.advice = advice;
  }
}

/** A Worker that runs, and what it knows. */
export interface Apart {
  readonly control: Int32Array;
  readonly tape: Float64Array;
  /** The functions that were defined there. */
  readonly known: Map<object, { readonly id: number; readonly arity: number }>;
  /** The version of the session's names that it has, and the functions whose names it has of that version. */
  bound: { readonly scope: unknown; readonly functions: Set<object> };
  /** What each name is there. */
  readonly names: Map<string, unknown>;
  /** The functions of the session that are formulas, as ones that can be defined there. */
  readonly formulas: WeakMap<object, TypedFunction | undefined>;
  /** Of the session that asks. */
  readonly caller: Control;
  readonly threads: Threads;
  readonly worker: Thread;
  readonly port: Port;
  isOver: boolean;
}

/** What this uses of `node:worker_threads`, whose types would take those of Node for the whole program. */
interface Threads {
  readonly MessageChannel: new () => {
    readonly port1: Port;
    readonly port2: Port;
  };
  readonly Worker: new (program: string, options: object) => Thread;
  receiveMessageOnPort(port: Port): { readonly message: unknown } | undefined;
}

interface Port {
  postMessage(message: unknown): void;
  unref(): void;
  close(): void;
}

interface Thread {
  on(event: "error" | "exit", heard: () => void): void;
  on(event: "message", heard: (stray: string) => void): void;
  postMessage(message: unknown): void;
  unref(): void;
  terminate(): Promise<unknown>;
}

/** The Worker of a session, where one runs. */
interface Place {
  current: Apart | undefined;
}

const placeOf = (caller: Control) => caller.kept(emptyPlace);

function emptyPlace(): Place {
  return { current: undefined };
}

/** The Worker of the session, started where none runs. */
export function apart(caller: Control): Apart {
  return placeOf(caller).current ??= started(caller);
}

function started(caller: Control): Apart {
  const threads = builtin("node:worker_threads") as Threads;
  const { MessageChannel, Worker } = threads;
  const control = new Int32Array(
    new SharedArrayBuffer(4 * Object.keys(CONTROL).length),
  );
  const memory = new SharedArrayBuffer(
    TAPE.first,
    { maxByteLength: TAPE.most } as object,
  );
  const tape = new Float64Array(memory);
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(guestProgram(), {
    eval: true,
    // Else Deno asks for the permission to read the environment, which nobody here wants to.
    env: {},
    workerData: { control, tape, port: port2 },
    transferList: [port2],
    resourceLimits: {
      maxOldGenerationSizeMb: MOST_ON_HEAP,
      maxYoungGenerationSizeMb: 32,
    },
  });
  const made: Apart = {
    control,
    tape,
    known: new Map(),
    bound: { scope: undefined, functions: new Set() },
    names: new Map(),
    formulas: new WeakMap(),
    caller,
    threads,
    worker,
    port: port1,
    isOver: false,
  };
  const over = () => {
    made.isOver = true;
    const place = placeOf(caller);
    if (place.current === made) place.current = undefined;
  };
  worker.on("error", over);
  worker.on("exit", over);
  // Not by reportError(), which ends the process where nobody listens.
  worker.on(
    "message",
    (message) => dispatchEvent(new ErrorEvent("error", { message })),
  );
  // It ends with the process, and holds nobody up.
  worker.unref();
  port1.unref();
  return made;
}

/** Ends the Worker; the next one starts at once. */
export function end(ended: Apart): void {
  ended.isOver = true;
  Atomics.store(ended.control, CONTROL.isOver, 1);
  send(ended);
  ended.worker.terminate();
  ended.port.close();
  const place = placeOf(ended.caller);
  if (place.current === ended) place.current = started(ended.caller);
}

/** Ends the Worker of a session that is over, where one runs. */
export async function close(caller: Control): Promise<void> {
  const place = placeOf(caller);
  const { current } = place;
  place.current = undefined;
  if (!current) return;
  end(current);
  await current.worker.terminate();
}

/** Sends a request; the answer, where it is more than what is on the tape. */
export function ask(
  to: Apart,
  request: Request,
  who: string,
): Answer | undefined {
  to.port.postMessage(request);
  const call = request.kind === "import" ? -2 : -1;
  Atomics.store(to.control, CONTROL.call, call);
  return answered(to, who);
}

/** Calls a function with the arguments on the tape. */
export function askToCall(
  to: Apart,
  id: number,
  { isModule, name }: { isModule: boolean; name: string },
): Answer | undefined {
  to.control[CONTROL.isModule] = Number(isModule);
  Atomics.store(to.control, CONTROL.call, id);
  return answered(to, name);
}

/** Imports and lets other things happen until it is done. */
export async function askPatiently(
  to: Apart,
  request: Request,
  who: string,
): Promise<Answer | undefined> {
  to.port.postMessage(request);
  Atomics.store(to.control, CONTROL.call, -2);
  const number = send(to);
  const watch = watching(to, who);
  while (Atomics.load(to.control, CONTROL.answer) !== number) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    watch();
    if (to.isOver) {
      throw new Error("it waits for what never comes");
    }
  }
  return received(to);
}

/** Lets what modules have begun come to its next step, and what failed of it be told. */
export async function turned(caller: Control): Promise<void> {
  const { current } = placeOf(caller);
  if (!current) return;
  await askPatiently(current, { kind: "turn" }, "a module");
  await new Promise((resolve) => setTimeout(resolve, 0));
}

function send({ control, caller, worker }: Apart): number {
  const limit = Math.min(caller.timeLeft(), 2 ** 31 - 1);
  control[CONTROL.limit] = limit === 2 ** 31 - 1 ? LONGEST : Math.ceil(limit);
  Atomics.store(control, CONTROL.outside, 0);
  const number = Atomics.add(control, CONTROL.request, 1) + 1;
  Atomics.notify(control, CONTROL.request);
  if (Atomics.load(control, CONTROL.isAsleep) !== 0) worker.postMessage(null);
  return number;
}

function answered(to: Apart, who: string): Answer | undefined {
  const number = send(to);
  let watch: (() => void) | undefined;
  for (;;) {
    const before = Atomics.load(to.control, CONTROL.answer);
    if (before === number) return received(to);
    const slice = Math.max(1, Math.min(SLICE, to.caller.timeLeft()));
    const woken = Atomics.wait(to.control, CONTROL.answer, before, slice);
    if (woken !== "timed-out") continue;
    watch ??= watching(to, who);
    watch();
  }
}

function received({ control, port, threads }: Apart): Answer | undefined {
  if (control[CONTROL.hasMessage] === 0) return undefined;
  return threads.receiveMessageOnPort(port)?.message as Answer;
}

/** To be called again and again while a request is on its way: ends the Worker where it takes too much. */
function watching(to: Apart, who: string): () => void {
  const deadline = performance.now() + LONGEST;
  const { rss } = Deno.memoryUsage();
  return () => {
    try {
      to.caller.stopIfAsked();
    } catch (error) {
      end(to);
      const reason = (error as Error).message;
      (error as Error).message =
        `${reason} in ${who}, which was ended as it did not answer; all that is defined is kept`;
      throw error;
    }
    if (to.caller.timeLeft() === Infinity && performance.now() > deadline) {
      end(to);
      throw new Ended(
        `${who} was ended as it did not return within ${LONGEST / 1000} s`,
        "set limit 60s gives it longer",
      );
    }
    const inArrays = Atomics.load(to.control, CONTROL.outside) * 1e6;
    const isFull = inArrays > MOST_IN_ARRAYS;
    if (!isFull && Deno.memoryUsage().rss - rss <= MOST_MEMORY) return;
    end(to);
    throw new Ended(
      `${who} was ended as it took more than ${
        isFull
          ? `${MOST_IN_ARRAYS / 1e6} MB in typed arrays`
          : `${MOST_MEMORY / 1e9} GB of memory`
      }`,
      "what is defined is kept",
    );
  };
}
