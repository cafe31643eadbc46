/**
 * Saying how far a long computation has come, to whoever wants to know.
 *
 * @module
 */

let listener: ((text: () => string) => void) | undefined;

/** Says how far it is; the text is made only where someone looks. */
export function report(text: () => string): void {
  listener?.(text);
}

/** Does something that reports to the listener meanwhile. */
export async function reportingTo<T>(
  listen: (text: () => string) => void,
  action: () => Promise<T>,
): Promise<T> {
  const outer = listener;
  listener = listen;
  try {
    return await action();
  } finally {
    listener = outer;
  }
}
