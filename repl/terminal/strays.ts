/**
 * What goes wrong behind the entries, such as a promise of a loaded module that is rejected: it is told, and ends nothing.
 *
 * @module
 */

/** Tells of each; no longer, once the function that it returns is called. */
export function tellStrays(tell: (text: string) => void): () => void {
  const rejected = (event: PromiseRejectionEvent) => {
    event.preventDefault();
    tell(strayText(event.reason));
  };
  const thrown = (event: ErrorEvent) => {
    event.preventDefault();
    tell(strayText(event.error ?? event.message));
  };
  addEventListener("unhandledrejection", rejected);
  addEventListener("error", thrown);
  return () => {
    removeEventListener("unhandledrejection", rejected);
    removeEventListener("error", thrown);
  };
}

function strayText(reason: unknown): string {
  return `error: behind the entries something failed: ${messageOf(reason)}`;
}

/** What was thrown may be anything, and may throw when it is looked at. */
function messageOf(reason: unknown): string {
  try {
    return reason instanceof Error ? reason.message : String(reason);
  } catch {
    return "something that cannot be shown";
  }
}
