/**
 * What runs in a worker: calls one function of a module, again and again.
 *
 * @module
 */

/** What a worker is sent: first the function to import, then points. */
export type Request =
  | { readonly kind: "import"; readonly url: string; readonly name: string }
  | { readonly kind: "call"; readonly id: number; readonly x: unknown };

/** What a worker answers. */
export type Reply =
  | { readonly kind: "ready" }
  | { readonly kind: "closing" }
  | {
    readonly kind: "value";
    readonly id: number;
    readonly value: unknown;
    /** How long f took, in milliseconds. */
    readonly time: number;
  }
  | {
    readonly kind: "error";
    /** Which call it was; none if the function could not be imported. */
    readonly id: number | undefined;
    readonly error: unknown;
  };

/** The part of a worker's global object that is used here. */
interface WorkerScope {
  addEventListener(
    type: "message",
    listener: (event: MessageEvent<Request>) => Promise<void>,
  ): void;
  postMessage(reply: Reply): void;
  close(): void;
  Deno?: { exit(code?: number): void };
}

/** The program of a worker, as a URL: it stands alone, whatever host serves this file, and needs no permission to be read. */
export function workerUrl(): string {
  // Threads of Node have a port in place of a global object that speaks.
  const scope =
    `globalThis.postMessage ? globalThis : process.getBuiltinModule("node:worker_threads").parentPort`;
  const program = `(${serve})(${scope})`;
  return `data:text/javascript,${encodeURIComponent(program)}`;
}

/** Runs in the worker, as text: it may use nothing from outside itself. */
function serve(scope: WorkerScope): void {
  // Neither of the two ways to end a worker from inside tells the other side.
  const { close } = scope;
  // Bound now, as the module may put others in their place.
  const send = scope.postMessage.bind(scope);
  const end = () => {
    send({ kind: "closing" });
    close.call(scope);
  };
  scope.close = end;
  if (scope.Deno) scope.Deno.exit = end;

  let f: (x: unknown) => unknown;
  scope.addEventListener("message", async ({ data }) => {
    try {
      if (data.kind === "import") {
        f = (await import(data.url))[data.name];
        if (typeof f !== "function") {
          throw new TypeError(
            `Cannot run ${data.name} in parallel as ${data.url} exports no function by that name`,
          );
        }
        return send({ kind: "ready" });
      }
      const start = performance.now();
      const value = await f(data.x);
      const time = performance.now() - start;
      post({ kind: "value", id: data.id, value, time });
    } catch (error) {
      const id = data.kind === "call" ? data.id : undefined;
      post({ kind: "error", id, error });
    }
  });

  /** Not everything can be sent: what cannot goes as an error with its text. */
  function post(reply: Reply): void {
    try {
      send(reply);
    } catch (error) {
      const text = textOf("error" in reply ? reply.error : error);
      const id = "id" in reply ? reply.id : undefined;
      send({ kind: "error", id, error: new Error(text) });
    }
  }

  /** Whatever was thrown as text, even where looking at it throws again. */
  function textOf(thrown: unknown): string {
    try {
      return String(thrown instanceof Error ? thrown.message : thrown);
    } catch {
      return "f threw something that cannot be shown";
    }
  }
}
