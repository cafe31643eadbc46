/**
 * Ctrl-C while a computation runs: a Worker hears the signal, since the main thread cannot, and sets a
 * flag that the computation polls. A second one within a second ends the process, whatever it does.
 *
 * @module
 */

import { PASTE_OFF } from "./output.ts";
import type { Hold } from "./person.ts";
import { ENDING, exitAfter, MAY_SIGNAL_ITSELF } from "./signals.ts";

/** A flag that Ctrl-C sets. */
export interface Watch extends Hold {
  /** Whether Ctrl-C was pressed since the last `reset`, or something else is to end what runs. */
  pressed(): boolean;
  reset(): void;
  /**
   * Holds the terminal from the moment at which `leave` leaves it, some microseconds later: what is typed just then is
   * echoed.
   */
  takeOver(leave: () => void): Promise<void>;
}

// The numbers that are shared: whether Ctrl-C was pressed, and how far a take-over has come.
const [PRESSED, STATE] = [0, 1];
// How far a take-over has come.
const [AWAY, STANDING_BY, LEFT, TAKEN] = [0, 1, 2, 3];

// While the Worker does not listen, the signal does what it does to any process: it ends it. That is
// why the Worker holds the terminal: nobody else could put it back before a second Ctrl-C.
const WORKER = `
  let flag;
  let pause;
  const listen = () => {
    clearTimeout(pause);
    pause = undefined;
    Deno.addSignalListener("SIGINT", heard);
  };
  const heard = () => {
    Atomics.store(flag, ${PRESSED}, 1);
    Deno.stdin.setRaw(false);
    Deno.removeSignalListener("SIGINT", heard);
    pause = setTimeout(listen, 1000);
  };
  // Nor could anyone else before what ends the process.
  const ending = Deno.build.os === "windows" ? [] :
    Object.entries(${JSON.stringify(ENDING)}).map(([signal, number]) =>
    [signal, () => {
      // A terminal that was closed takes neither.
      try {
        release();
        Deno.stdout.writeSync(new TextEncoder().encode("${PASTE_OFF}"));
      } finally {
        if (${MAY_SIGNAL_ITSELF}) Deno.kill(Deno.pid, signal);
        // A Worker cannot leave for all: what runs is stopped, and the main thread leaves.
        Atomics.store(flag, ${PRESSED}, 1);
        postMessage(number);
      }
    }]);
  let holds = false;
  const release = () => {
    if (holds) ending.forEach((each) => Deno.removeSignalListener(...each));
    holds = false;
    Deno.stdin.setRaw(false);
  };
  const hold = () => {
    if (!holds) ending.forEach((each) => Deno.addSignalListener(...each));
    holds = true;
    // Another computation: its first Ctrl-C is a first one.
    if (pause !== undefined) listen();
    try { Deno.stdin.setRaw(true, { cbreak: true }); }
    catch { /* Windows has no such mode. */ }
  };
  const say = (state) => {
    Atomics.store(flag, ${STATE}, state);
    Atomics.notify(flag, ${STATE});
  };
  const takeOver = () => {
    say(${STANDING_BY});
    Atomics.wait(flag, ${STATE}, ${STANDING_BY}, 1000);
    hold();
    say(${TAKEN});
  };
  onmessage = ({ data }) => {
    if (data === "hold") hold();
    else if (data === "take over") takeOver();
    else if (data === "release") release();
    else { flag = data; listen(); }
    postMessage("done");
  };
`;

/** Starts to listen; resolves once it does. Needs no permission. */
export async function watchInterrupts(): Promise<Watch> {
  const flag = new Int32Array(new SharedArrayBuffer(8));
  const source = new Blob([WORKER], { type: "text/javascript" });
  const url = URL.createObjectURL(source);
  const worker = new Worker(url, { type: "module" });
  worker.addEventListener("message", ({ data }) => {
    if (typeof data === "number") exitAfter(data);
  });
  const ask = (message: unknown) =>
    new Promise<void>((resolve, reject) => {
      worker.onmessage = () => resolve();
      worker.onerror = (event) => {
        event.preventDefault();
        reject(new Error(event.message));
      };
      worker.postMessage(message);
    });
  await ask(flag);
  return {
    pressed: () => Atomics.load(flag, PRESSED) !== 0,
    reset: () => Atomics.store(flag, PRESSED, 0),
    async takeOver(leave) {
      const answered = ask("take over");
      // In step, and without the queues of either thread: who is not there after a second never will be.
      Atomics.wait(flag, STATE, AWAY, 1000);
      leave();
      Atomics.store(flag, STATE, LEFT);
      Atomics.notify(flag, STATE);
      Atomics.wait(flag, STATE, LEFT, 1000);
      await answered;
    },
    hold: () => ask("hold"),
    release: () => ask("release"),
  };
}
