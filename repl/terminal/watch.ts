/**
 * Ctrl-C while a computation runs: a Worker hears the signal, since the main thread cannot, and sets a
 * flag that the computation polls. A second one within a second ends the process, whatever it does.
 *
 * @module
 */

/** A flag that Ctrl-C sets. */
export interface Watch {
  /** Whether Ctrl-C was pressed since the last `reset`. */
  pressed(): boolean;
  reset(): void;
}

// While the Worker does not listen, the signal does what it does to any process: it ends it.
const WORKER = `
  let flag;
  const listen = () => Deno.addSignalListener("SIGINT", heard);
  const heard = () => {
    Atomics.store(flag, 0, 1);
    Deno.removeSignalListener("SIGINT", heard);
    setTimeout(listen, 1000);
  };
  onmessage = ({ data }) => {
    flag = data;
    listen();
    postMessage("listening");
  };
`;

/** Starts to listen; resolves once it does. Needs no permission. */
export function watchInterrupts(): Promise<Watch> {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const source = new Blob([WORKER], { type: "text/javascript" });
  const url = URL.createObjectURL(source);
  const worker = new Worker(url, { type: "module" });
  return new Promise((resolve, reject) => {
    worker.onmessage = () =>
      resolve({
        pressed: () => Atomics.load(flag, 0) !== 0,
        reset: () => Atomics.store(flag, 0, 0),
      });
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new Error(event.message));
    };
    worker.postMessage(flag);
  });
}
