import { type Reply, type Request, workerUrl } from "./worker.ts";

/** A call of f on its way. */
interface Call {
  readonly x: unknown;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** What f returned, and how long it took in milliseconds. */
export interface Answer {
  readonly value: unknown;
  readonly time: number;
}

/** A worker and the calls that it has been sent. */
interface Member {
  readonly worker: Worker;
  readonly calls: Map<number, Call>;
  ready: boolean;
}

// While a worker computes, its next call waits beside it: between two calls it need not wait for this thread.
const DEPTH = 2;

/** Workers that call one function of a module, each several calls ahead. */
export class Pool {
  readonly #members: Set<Member> = new Set();
  readonly #waiting: Call[] = [];
  #calls = 0;
  /** Why there is no worker left. */
  #end: unknown;

  constructor(url: string, name: string, size: number) {
    for (let k = 0; k < size; k++) this.#start({ kind: "import", url, name });
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
    for (const member of this.#members) this.#drop(member, reason);
  }

  #start(request: Request): void {
    const worker = new Worker(workerUrl(), { type: "module" });
    const member: Member = { worker, calls: new Map(), ready: false };
    this.#members.add(member);
    worker.onmessage = ({ data }: MessageEvent<Reply>) =>
      this.#receive(member, data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#drop(member, new Error(`A worker died: ${event.message}`));
    };
    worker.postMessage(request);
  }

  #receive(member: Member, reply: Reply): void {
    switch (reply.kind) {
      case "ready":
        member.ready = true;
        break;
      case "failed":
        this.#drop(member, reply.error);
        break;
      case "closing":
        this.#drop(member, new Error("A worker died: f closed it"));
        break;
      case "value":
        member.calls.get(reply.id)?.resolve(reply);
        member.calls.delete(reply.id);
        break;
      case "error":
        member.calls.get(reply.id)?.reject(reply.error);
        member.calls.delete(reply.id);
        break;
    }
    this.#send();
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
      } catch (error) {
        call.reject(error);
      }
    }
  }

  /** Goes on without a worker: its calls are rejected, and if it was the last, all that wait. */
  #drop(member: Member, reason: unknown): void {
    this.#members.delete(member);
    member.worker.terminate();
    for (const call of member.calls.values()) call.reject(reason);
    if (this.#members.size > 0) return;
    this.#end = reason;
    for (const call of this.#waiting.splice(0)) call.reject(reason);
  }
}
