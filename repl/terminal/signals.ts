/**
 * Signals that end the process, and what is put right before they do.
 *
 * @module
 */

/** What a terminal sends that goes away, and what others send that want us to go, with their numbers. */
export const ENDING = { SIGTERM: 15, SIGHUP: 1 } as const;

/** Whether a process may signal itself; before Deno 2.9 one without --allow-run would ask the person first. */
export const MAY_SIGNAL_ITSELF: boolean =
  Deno.version.deno.localeCompare("2.9", "en", { numeric: true }) >= 0;

/**
 * Does something before such a signal ends the process; no longer, once the function that it returns is called. A busy
 * thread hears no signal, so what is busy must let another listen.
 */
export function beforeEnd(restore: () => void | Promise<void>): () => void {
  if (Deno.build.os === "windows") return () => {};
  const signals = Object.keys(ENDING) as (keyof typeof ENDING)[];
  const listeners = signals.map((signal) => {
    const listener = async () => {
      try {
        await restore();
      } finally {
        stop();
        if (MAY_SIGNAL_ITSELF) Deno.kill(Deno.pid, signal);
        else exitAfter(ENDING[signal]);
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

/** Leaves with the code that shells give to a process which that signal has ended. */
export function exitAfter(signal: number): never {
  Deno.exit(128 + signal);
}
