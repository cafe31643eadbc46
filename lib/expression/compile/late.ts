/**
 * Functions that are made when they are first asked for anything: until then all that is kept is what was written.
 *
 * @module
 */
import { describe } from "./described.ts";
import type { Definition } from "../syntax/tree.ts";
import { type CompiledFunction, type Origin, originOf } from "../value.ts";

/** What is known of a function before it is made. */
export type Known = Pick<
  Origin,
  "definition" | "captured" | "text" | "asksHook"
>;

/** The function that `make` makes at its first call. */
export function late(
  make: () => CompiledFunction<unknown>,
  known: Known,
): CompiledFunction<unknown> {
  let made: CompiledFunction<unknown> | undefined;
  const all = () => made ??= make();
  const { name } = known.definition;
  // Named as it is made: V8 keeps the properties of a function that is renamed in a table of its own.
  const { [name]: f } = { [name]: (...args: unknown[]) => all()(...args) };
  describe(f as CompiledFunction<unknown>, new LateOrigin(all, known));
  return f as CompiledFunction<unknown>;
}

/** How the function that is made came to be. */
class LateOrigin implements Origin {
  readonly definition: Definition;
  readonly captured: Origin["captured"];
  readonly text: string;
  readonly asksHook: boolean;
  readonly #made: () => CompiledFunction<unknown>;

  constructor(made: () => CompiledFunction<unknown>, known: Known) {
    this.#made = made;
    this.definition = known.definition;
    this.captured = known.captured;
    this.text = known.text;
    this.asksHook = known.asksHook;
  }

  get #origin(): Origin {
    return originOf(this.#made())!;
  }

  get program(): Origin["program"] {
    return this.#origin.program;
  }

  get powers(): Origin["powers"] {
    return this.#origin.powers;
  }

  get at(): NonNullable<Origin["at"]> {
    return this.#origin.at!;
  }

  exact(): Origin["program"] {
    return this.#origin.exact();
  }

  isForeign(): boolean {
    return this.#origin.isForeign();
  }

  exactly(): (...args: never[]) => unknown {
    return this.#origin.exactly();
  }
}
