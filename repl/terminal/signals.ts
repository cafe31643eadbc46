/**
 * Signals that end the process, and what is put right before they do.
 *
 * @module
 */

/** What a terminal sends that goes away, and what others send that want us to go. */
const ENDING = ["SIGTERM", "SIGHUP"] as const;

/**
 * Does something before such a signal ends the process; no longer, once the function that it returns is called. A busy
 * thread hears no signal, so what is busy must let another listen.
 */
export function beforeEnd(restore: () => void | Promise<void>): () => void {
  if (Deno.build.os === "windows") return () => {};
  const listeners = ENDING.map((signal) => {
    const listener = async () => {
      try {
        await restore();
      } finally {
        stop();
        Deno.kill(Deno.pid, signal);
      }
    };
    return { signal, listener };
  });
  const stop = () => {
    for (const { signal, listener } of listeners) {
      Deno.removeSignalListener(signal, listener);
    }
  };
  for (const { signal, listener } of listeners) {
    Deno.addSignalListener(signal, listener);
  }
  return stop;
}
