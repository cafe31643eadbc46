import { nearestName } from "./nearest_name.ts";
import { shown } from "./tensor.ts";

/**
 * Refuses an options object with a name that nobody reads, as a misspelt option would be ignored without a word.
 *
 * @param options What the caller gave; undefined is as good as none.
 * @param known The names that are read.
 * @param action What cannot be done, such as "Cannot take the gradient of f".
 * @throws {TypeError} If options is no object, or has another name; it tells the nearest one.
 */
export function checkOptions(
  options: unknown,
  known: readonly string[],
  action: string,
): void {
  if (options === undefined) return;
  if (typeof options !== "object" || options === null) {
    throw new TypeError(
      `${action} with ${shown(options)} for options: give an object, such as ${
        known.length ? `{ ${known[0]}: ... }` : "{}"
      }`,
    );
  }
  for (const name in options) {
    if (known.includes(name)) continue;
    const near = nearestName(name, known);
    throw new TypeError(
      `${action} with the option ${name}, which nobody reads: ${
        near ? `did you mean ${near}?` : `the options are ${known.join(", ")}`
      }`,
    );
  }
}
