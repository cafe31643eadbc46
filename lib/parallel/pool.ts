import { startThread, type Thread } from "./thread.ts";
import { type Reply, type Request, workerUrl } from "./worker.ts";

/** A call of f on its way. */
interface Call {
  readonly x: unknown;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** What f returned, and how long it took in milliseconds. */
interface Answer {
  readonly value: unknown;
  readonly time: number;
}

/** A worker and the calls that it has been sent, the one that it computes first. */
interface Member {
  readonly thread: Thread;
  readonly calls: Map<number, Call>;
  ready: boolean;
  /** Ends a call that takes too long. */
  timer?: ReturnType<typeof setTimeout>;
}

// While a worker computes, its next call waits beside it: between two calls it need not wait for this thread.
const DEPTH = 2;

// Where calls are timed, importing the module is, too: generously, as it may have to be fetched.
const IMPORT_TIMEOUT = 30_000;

/**
 * Workers that call one function of a module, each several calls ahead. One that dies takes its call with it, and another takes
 * its place.
 */
export class Pool {
  readonly #request: Request;
  readonly #timeout: number | undefined;
  readonly #members: Set<Member> = new Set();
  readonly #waiting: Call[] = [];
  #calls = 0;
  /** Why there is no worker left. */
  #end: unknown;

  /** @param timeout How long a call may take, in milliseconds: as long as it likes unless given. */
  constructor(url: string, name: string, size: number, timeout?: number) {
    this.#request = { kind: "import", url, name };
    this.#timeout = timeout;
    for (let k = 0; k < size; k++) this.#start();
  }

  /** Whether a worker is ready. */
  get ready(): boolean {
    for (const { ready } of this.#members) if (ready) return true;
    return false;
  }

  /** Whether workers may still become ready. */
  get starting(): boolean {
    for (const { ready } of this.#members) if (!ready) return true;
    return false;
  }

  /** Calls f in the next worker that is free. */
  call(x: unknown): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#members.size === 0) throw this.#end;
      this.#waiting.push({ x, resolve, reject });
      this.#send();
    });
  }

  /** Ends all workers; what they have not answered is rejected. */
  close(reason: unknown): void {
    for (const member of this.#members) {
      this.#remove(member);
      for (const call of member.calls.values()) call.reject(reason);
    }
    this.#giveUp(reason);
  }

  /** Rejects all calls that wait or come: no worker is left. */
  #giveUp(reason: unknown): void {
    this.#end = reason;
    for (const call of this.#waiting.splice(0)) call.reject(reason);
  }

  #start(): void {
    const thread = startThread<Reply>(workerUrl(), {
      message: (reply) => this.#receive(member, reply),
      end: (why) => this.#bury(member, new Error(`A worker died: ${why}`)),
    });
    const member: Member = { thread, calls: new Map(), ready: false };
    this.#members.add(member);
    thread.postMessage(this.#request);
    this.#watch(member);
  }

  #receive(member: Member, reply: Reply): void {
    if (!this.#members.has(member)) return;
    switch (reply.kind) {
      case "ready":
        member.ready = true;
        this.#watch(member);
        break;
      case "closing":
        this.#bury(member, new Error("A worker died: f closed it"));
        break;
      case "value":
        this.#answered(member, reply.id)?.resolve(reply);
        break;
      case "error":
        if (reply.id === undefined) this.#bury(member, reply.error);
        else this.#answered(member, reply.id)?.reject(reply.error);
    }
    this.#send();
  }

  #answered(member: Member, id: number): Call | undefined {
    const call = member.calls.get(id);
    member.calls.delete(id);
    this.#watch(member);
    return call;
  }

  /** Gives waiting calls to workers, the least busy first. */
  #send(): void {
    while (this.#waiting.length > 0) {
      let free: Member | undefined;
      for (const member of this.#members) {
        if (!member.ready || member.calls.size >= DEPTH) continue;
        if (!free || member.calls.size < free.calls.size) free = member;
      }
      if (!free) return;
      const call = this.#waiting.shift()!;
      const id = this.#calls++;
      try {
        free.thread.postMessage({ kind: "call", id, x: call.x });
        free.calls.set(id, call);
        if (free.calls.size === 1) this.#watch(free);
      } catch (error) {
        call.reject(error);
      }
    }
  }

  /** Begins to time what a worker does now: importing the module, or a call. */
  #watch(member: Member): void {
    clearTimeout(member.timer);
    const isIdle = member.ready && member.calls.size === 0;
    if (this.#timeout === undefined || isIdle) return;
    const [what, time] = member.ready
      ? ["f", this.#timeout]
      : ["Importing the module of f", IMPORT_TIMEOUT] as const;
    member.timer = setTimeout(() => {
      const text = `${what} took longer than ${time} ms`;
      this.#bury(member, new DOMException(text, "TimeoutError"));
    }, time);
  }

  /**
   * Goes on without a worker: the call that it computed is rejected, the others wait for another worker. One that had been
   * ready is replaced; one that could not even import f is not, and if it was the last, all that wait are rejected.
   */
  #bury(member: Member, reason: unknown): void {
    if (!this.#members.has(member)) return;
    this.#remove(member);
    const [computed, ...others] = member.calls.values();
    computed?.reject(reason);
    this.#waiting.unshift(...others);
    if (member.ready) this.#start();
    if (this.#members.size > 0) this.#send();
    else this.#giveUp(reason);
  }

  #remove(member: Member): void {
    this.#members.delete(member);
    clearTimeout(member.timer);
    member.thread.terminate();
  }
}
