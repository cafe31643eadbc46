/**
 * Ctrl-C while a computation runs: a Worker hears the signal, since the main thread cannot, and sets a
 * flag that the computation polls. A second one within a second ends the process, whatever it does.
 *
 * @module
 */

import type { Hold } from "./person.ts";

/** A flag that Ctrl-C sets. */
export interface Watch extends Hold {
  /** Whether Ctrl-C was pressed since the last `reset`. */
  pressed(): boolean;
  reset(): void;
}

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
    Atomics.store(flag, 0, 1);
    release();
    Deno.removeSignalListener("SIGINT", heard);
    pause = setTimeout(listen, 1000);
  };
  const release = () => Deno.stdin.setRaw(false);
  const hold = () => {
    // Another computation: its first Ctrl-C is a first one.
    if (pause !== undefined) listen();
    try { Deno.stdin.setRaw(true, { cbreak: true }); }
    catch { /* Windows has no such mode. */ }
  };
  onmessage = ({ data }) => {
    if (data === "hold") hold();
    else if (data === "release") release();
    else { flag = data; listen(); }
    postMessage("done");
  };
`;

/** Starts to listen; resolves once it does. Needs no permission. */
export async function watchInterrupts(): Promise<Watch> {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const source = new Blob([WORKER], { type: "text/javascript" });
  const url = URL.createObjectURL(source);
  const worker = new Worker(url, { type: "module" });
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
    pressed: () => Atomics.load(flag, 0) !== 0,
    reset: () => Atomics.store(flag, 0, 0),
    hold: () => ask("hold"),
    release: () => ask("release"),
  };
}
