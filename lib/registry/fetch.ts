/**
 * Fetching packages from a registry that may hang. As long as an import is pending in a process, Deno paints its progress
 * over the terminal, and an import cannot be called off; but one made in a Worker ends, progress and all, when the Worker
 * is terminated. So a Worker fetches into Deno's cache, and what is imported afterwards asks no network.
 *
 * @module
 */

/** How long to wait, and who may call it off. */
export interface FetchOptions {
  /** In milliseconds. */
  readonly within: number;
  readonly signal?: AbortSignal;
}

/** Is told of fetches, as whoever has a screen must be. */
export interface FetchWatcher {
  /** Something is about to be fetched; a `FetchError` thrown here keeps it from being. */
  begin(specifiers: readonly string[]): void;
  /** Whether whoever waits has given up. */
  isCalledOff(): boolean;
  /** It has been fetched, or has not; nothing of Deno's is on the screen any more. */
  end(specifiers: readonly string[], error: FetchError | undefined): void;
}

let watcher: FetchWatcher | undefined;

/** Has fetches watched from now on. */
export function watchFetches(by: FetchWatcher): void {
  watcher = by;
}

/** Packages that something needs: what they are called, and how to load it once they have been fetched. */
export interface Packages<T> {
  readonly specifiers: readonly string[];
  load(): Promise<T>;
}

/** What kept a package from being fetched. */
export class FetchError extends Error {
  override name = "FetchError";
  /** Whether the network was at fault: then trying again soon is no use. A flag of Deno's, or a caller, is not a network. */
  readonly isFault: boolean;

  constructor(message: string, isFault: boolean) {
    super(message);
    this.isFault = isFault;
  }
}

// One module that imports them all: Deno builds the graphs of several imports one after the other. The package.json of an
// npm package brings all of the package, and runs nothing of it.
const WORKER = `
  onmessage = async ({ data }) => {
    const imports = data.map((specifier) =>
      specifier.startsWith("npm:")
        ? "import " + JSON.stringify(specifier + "/package.json") + " with { type: 'json' };"
        : "import " + JSON.stringify(specifier) + ";"
    );
    try {
      await import("data:text/javascript," + encodeURIComponent(imports.join("")));
      postMessage("");
    } catch (error) {
      postMessage(String(error?.message ?? error) || "no reason given");
    }
  };
`;

// How often to ask whether the fetch is called off: whoever presses Ctrl-C waits no longer than this and `SETTLE_MS`.
const POLL_MS = 50;

// Deno takes its progress off the screen from a thread of its own, which looks every 120 ms; where an import ends by itself
// that has happened before.
const SETTLE_MS = 250;

// What Deno says where one of its flags or its cache keeps it from asking, or from keeping the answer.
const NO_FAULT =
  /--(?:no-remote|cached-only|no-npm|frozen)|lockfile|import access|Failed caching|cache entry/;

// Once a frozen lockfile has refused a package, Deno starts no Worker any more, and says so at length on the screen.
let refused: FetchError | undefined;

/**
 * Fetches packages, all at the same time, into Deno's cache. When it settles, nothing of Deno's is on the screen.
 *
 * @param specifiers Of whole packages from npm, such as `npm:mathjs@15.2.0`, or of modules from JSR.
 * @throws {FetchError} If they are not all there in time.
 */
export async function fetchPackages(
  specifiers: readonly string[],
  options: FetchOptions,
): Promise<void> {
  if (refused) throw refused;
  watcher?.begin(specifiers);
  try {
    await fetchInWorker(specifiers, options);
    watcher?.end(specifiers, undefined);
  } catch (error) {
    watcher?.end(specifiers, error instanceof FetchError ? error : undefined);
    throw error;
  }
}

async function fetchInWorker(
  specifiers: readonly string[],
  options: FetchOptions,
): Promise<void> {
  const source = new Blob([WORKER], { type: "text/javascript" });
  const url = URL.createObjectURL(source);
  const worker = new Worker(url, { type: "module" });
  worker.postMessage(specifiers);
  try {
    const message = await answerOf(worker, options);
    if (message === "") return;
    // What follows the first line is where, in the Worker, and of a lockfile every line that differs.
    const [line] = message.split("\n");
    const error = new FetchError(line, !NO_FAULT.test(message));
    if (/lockfile/.test(message)) refused = error;
    throw error;
  } finally {
    worker.terminate();
    URL.revokeObjectURL(url);
  }
}

/** What a Worker says: why it could not fetch, or nothing if it could; a `FetchError` where it is late or called off. */
async function answerOf(
  worker: Worker,
  { within, signal }: FetchOptions,
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const abandon = (message: string, isFault: boolean) => {
    worker.terminate();
    const error = new FetchError(message, isFault);
    setTimeout(() => reject(error), SETTLE_MS);
  };
  const late = `no answer within ${within / 1000} s`;
  const timer = setTimeout(() => abandon(late, true), within);
  const callOff = () => abandon("called off", false);
  signal?.addEventListener("abort", callOff);
  const polling = setInterval(() => {
    if (!watcher?.isCalledOff()) return;
    clearInterval(polling);
    callOff();
  }, POLL_MS);
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = (event) => {
    event.preventDefault();
    resolve(event.message);
  };
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    clearInterval(polling);
    signal?.removeEventListener("abort", callOff);
  }
}
