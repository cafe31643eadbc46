/**
 * Functions that are made when they are first asked for anything: until then all that is kept is what was written.
 *
 * @module
 */
import { describe } from "./described.ts";
import type { Span } from "../syntax/error.ts";
import type { Definition } from "../syntax/tree.ts";
import type { CompiledFunction, EvaluationOptions, Origin } from "../value.ts";

type Compiled = CompiledFunction<unknown>;

/** What is kept of a definition that has been read and is right. */
export interface Known extends Pick<Origin, "captured" | "text" | "asksHook"> {
  readonly name: string;
  /** Where it stands in the text. */
  readonly span: Span;
  readonly options: EvaluationOptions;
}

/** How a function is made once it is wanted. */
export interface Makers {
  /** All of it but its code, from the text. */
  readonly read: (f: Compiled, known: Known) => Origin;
  readonly code: (f: Compiled, origin: Origin) => Compiled;
}

/** The function of a definition: it is read again when something of it is asked, and its code is written at its first call. */
export function late(known: Known, makers: Makers): Compiled {
  const { name } = known;
  let code: Compiled | undefined;
  // Named as it is made: V8 keeps the properties of a function that is renamed in a table of its own.
  const { [name]: made } = {
    [name]: (...args: unknown[]) => (code ??= makers.code(f, origin))(...args),
  };
  const f = made as Compiled;
  const origin = new LateOrigin(f, known, makers);
  describe(f, origin, name);
  return f;
}

/** How the function came to be, which is found out when it is asked. */
class LateOrigin implements Origin {
  readonly #f: Compiled;
  readonly #known: Known;
  readonly #makers: Makers;
  // Held by whoever uses it: of many definitions that others call once each, their trees would fill the memory.
  #origin: WeakRef<Origin> | undefined;

  constructor(f: Compiled, known: Known, makers: Makers) {
    this.#f = f;
    this.#known = known;
    this.#makers = makers;
  }

  get #all(): Origin {
    const before = this.#origin?.deref();
    if (before) return before;
    const origin = this.#makers.read(this.#f, this.#known);
    this.#origin = new WeakRef(origin);
    return origin;
  }

  get captured(): Origin["captured"] {
    return this.#known.captured;
  }

  get text(): string {
    return this.#known.text;
  }

  get asksHook(): boolean {
    return this.#known.asksHook;
  }

  get definition(): Definition {
    return this.#all.definition;
  }

  get program(): Origin["program"] {
    return this.#all.program;
  }

  get powers(): Origin["powers"] {
    return this.#all.powers;
  }

  get at(): NonNullable<Origin["at"]> {
    return this.#all.at!;
  }

  exact(): Origin["program"] {
    return this.#all.exact();
  }

  isForeign(): boolean {
    return this.#all.isForeign();
  }

  exactly(): (...args: never[]) => unknown {
    return this.#all.exactly();
  }
}
