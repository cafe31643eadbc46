// Errors that f throws: what they tell of beside x.

/**
 * Whether an error tells of anything but a point where f is undefined: of a mistake in the program, or of an end that was
 * called for. Exceptions at x propagate, as do these; others count as "undefined here".
 */
export function isProgramError(error: unknown): boolean {
  return error instanceof TypeError || error instanceof ReferenceError ||
    error instanceof SyntaxError || !(error instanceof Error) || isAbort(error);
}

/** Whether an error calls for an end, as `signal.throwIfAborted()` does; the names are those of an `AbortSignal`'s reasons. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error &&
    (error.name === "AbortError" || error.name === "TimeoutError");
}

/** Whether a value is a promise of one. */
export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value &&
    typeof value.then === "function";
}
