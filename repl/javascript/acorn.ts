/**
 * acorn, which knows where a mistake in JavaScript is. Nothing needs it: where it does not come, a mistake is
 * known by its line. Its version is written here and nowhere else.
 *
 * @module
 */

import { fetchPackages } from "../../lib/registry/fetch.ts";
import type { Control } from "../session/control.ts";

/** What this project uses of acorn. */
interface Acorn {
  /** Throws a SyntaxError with `pos` where the text is wrong. */
  parse(text: string, options: { ecmaVersion: "latest" }): unknown;
}

// As a string that is none of a type's, it is not fetched before it is asked for.
const SPECIFIER: string = "npm:acorn@8.15.0";
/** A person who waits to hear of a mistake waits no longer than this, in milliseconds. */
const PATIENCE = 1500;

/** What has come of asking for it. */
interface Asked {
  acorn?: Promise<Acorn | undefined> | undefined;
}

function notAsked(): Asked {
  return {};
}

async function load(): Promise<Acorn> {
  await fetchPackages([SPECIFIER], { within: PATIENCE });
  return await import(SPECIFIER);
}

/** It is not asked for again, unless it was the person who called it off. */
function missing(caller: Control): undefined {
  const asked = caller.kept(notAsked);
  asked.acorn = undefined;
  caller.stopIfAsked();
  asked.acorn = Promise.resolve(undefined);
}

/**
 * Where a text is wrong; nothing where nobody can tell.
 *
 * @throws {Interrupted} If the run was stopped meanwhile; the next mistake asks again.
 */
export async function placeOfMistake(
  text: string,
  caller: Control,
): Promise<number | undefined> {
  const acorn =
    await (caller.kept(notAsked).acorn ??= load().catch(() => missing(caller)));
  if (!acorn) return undefined;
  const before = '"use strict"; (0 ? ';
  try {
    acorn.parse(`${before}${text}\n : 0)`, { ecmaVersion: "latest" });
    return undefined;
  } catch (error) {
    const { pos } = error as { pos?: number };
    return pos === undefined
      ? undefined
      : Math.min(text.length, Math.max(0, pos - before.length));
  }
}
