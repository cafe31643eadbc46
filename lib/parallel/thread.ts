// One worker: a Web Worker, or a thread of Node, which has none.

/** What both kinds have in common. */
export interface Thread {
  postMessage(message: unknown): void;
  terminate(): void;
}

/** Who is told what a thread sends, and why it ended. */
export interface ThreadListener<Message> {
  message(message: Message): void;
  end(why: string): void;
}

/** The part of node:worker_threads that is used here. */
interface NodeThreads {
  readonly Worker: new (url: URL) => Thread & {
    on(name: string, listener: (value: unknown) => void): void;
  };
}

/** Runs a program, given as a URL, in a worker. */
export function startThread<Message>(
  url: string,
  listener: ThreadListener<Message>,
): Thread {
  if (typeof Worker === "undefined") return nodeThread(url, listener);
  const worker = new Worker(url, { type: "module" });
  worker.onmessage = ({ data }) => listener.message(data);
  worker.onerror = (event) => {
    event.preventDefault();
    listener.end(event.message);
  };
  return worker;
}

/** Node's module is asked of the process, as no bundle for browsers could import it. */
function nodeThread<Message>(
  url: string,
  { message, end }: ThreadListener<Message>,
): Thread {
  const { process } = globalThis as {
    process?: { getBuiltinModule?(name: string): NodeThreads };
  };
  const threads = process?.getBuiltinModule?.("node:worker_threads");
  if (!threads) throw new Error("Cannot start a worker: there are none here");
  const thread = new threads.Worker(new URL(url));
  thread.on("message", (value) => message(value as Message));
  thread.on("error", (error) => end((error as Error).message));
  thread.on("exit", () => end("f ended it"));
  return thread;
}
