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
  readonly worker: Worker;
  readonly calls: Map<number, Call>;
  ready: boolean;
  /** Ends a call that takes too long. */
  timer?: ReturnType<typeof setTimeout> | undefined;
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
      this.#end = reason;
      this.#remove(member);
      for (const call of member.calls.values()) call.reject(reason);
    }
    for (const call of this.#waiting.splice(0)) call.reject(reason);
  }

  #start(): void {
    const worker = new Worker(workerUrl(), { type: "module" });
    const member: Member = { worker, calls: new Map(), ready: false };
    this.#members.add(member);
    worker.onmessage = ({ data }: MessageEvent<Reply>) =>
      this.#receive(member, data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#bury(member, new Error(`A worker died: ${event.message}`));
    };
    worker.postMessage(this.#request);
    this.#watch(member);
  }

  #receive(member: Member, reply: Reply): void {
    if (!this.#members.has(member)) return;
    switch (reply.kind) {
      case "ready":
        member.ready = true;
        this.#watch(member);
        break;
      case "failed":
        this.#bury(member, reply.error);
        break;
      case "closing":
        this.#bury(member, new Error("A worker died: f closed it"));
        break;
      case "value":
        this.#answered(member, reply.id)?.resolve(reply);
        break;
      case "error":
        this.#answered(member, reply.id)?.reject(reply.error);
        break;
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
        free.worker.postMessage({ kind: "call", id, x: call.x });
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
    member.timer = undefined;
    if (this.#timeout === undefined) return;
    if (member.ready && member.calls.size === 0) return;
    const time = member.ready ? this.#timeout : IMPORT_TIMEOUT;
    const text = member.ready
      ? `f took longer than ${time} ms`
      : `Importing the module of f took longer than ${time} ms`;
    member.timer = setTimeout(
      () => this.#bury(member, new DOMException(text, "TimeoutError")),
      time,
    );
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
    if (this.#members.size > 0) return this.#send();
    this.#end = reason;
    for (const call of this.#waiting.splice(0)) call.reject(reason);
  }

  #remove(member: Member): void {
    this.#members.delete(member);
    clearTimeout(member.timer);
    member.worker.terminate();
  }
}
