// What an error that f throws beside x means.

/**
 * Whether an error is a mistake in the program or a request to stop, and no sign that f is undefined at a point. Such errors
 * propagate, as does whatever f throws at x; others count as "undefined here".
 */
export function isProgramError(error: unknown): boolean {
  return error instanceof TypeError || error instanceof ReferenceError ||
    error instanceof SyntaxError || !(error instanceof Error) || isAbort(error);
}

/**
 * Whether an error is a request to stop, as `signal.throwIfAborted()` throws it; the names are those of an `AbortSignal`'s
 * reasons.
 */
export function isAbort(error: unknown): boolean {
  return error instanceof Error &&
    (error.name === "AbortError" || error.name === "TimeoutError");
}

/** What may help where f returned something of another kind; `other` where it is no promise and not nothing. */
export function hintFor(value: unknown, other: string = ""): string {
  if (isPromise(value)) return "; await it outside";
  return value === undefined ? "; did you forget to return?" : other;
}

/** Whether a value is a promise. */
export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value &&
    typeof value.then === "function";
}
