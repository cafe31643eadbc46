/**
 * Asking the person at the terminal while an entry runs.
 *
 * @module
 */
import type { Person } from "./host.ts";
import { ask, type Desk, type Terminal } from "./terminal.ts";

/** How a computation has the terminal, whose keyboard is closed meanwhile. */
export interface Hold {
  /** Ctrl-C interrupts, and what is typed is kept, not echoed. */
  hold(): Promise<void>;
  /** The terminal is as it was before all. */
  release(): Promise<void>;
}

/** The person at this terminal, while a computation holds it; `pressed` is whether they pressed Ctrl-C. */
export function personAt(
  terminal: Terminal,
  desk: Desk,
  { hold, release }: Hold,
  pressed: () => boolean,
): Person {
  const { keyboard } = desk;
  return {
    async ask(question) {
      keyboard.open();
      try {
        return await ask(terminal, question, desk);
      } finally {
        keyboard.close();
      }
    },
    async aside(action) {
      // Deno asks for a permission in a terminal as it was, and in no other.
      await release();
      try {
        return await unless(pressed, action);
      } finally {
        await hold();
      }
    },
  };
}

const LOOK_MS = 50;

/**
 * Does something until it is called off. What Deno cannot end, such as opening a pipe that nobody writes into, goes on
 * unheard, and learns from the signal that nobody waits for it.
 */
async function unless<T>(
  isCalledOff: () => boolean,
  action: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const { signal } = controller;
  const calledOff = new Promise<never>((_, reject) =>
    signal.addEventListener("abort", () => reject(signal.reason))
  );
  const timer = setInterval(() => {
    if (isCalledOff()) controller.abort(new Error("interrupted"));
  }, LOOK_MS);
  try {
    return await Promise.race([action(signal), calledOff]);
  } finally {
    clearInterval(timer);
  }
}
