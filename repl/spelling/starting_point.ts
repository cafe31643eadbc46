/**
 * Where a search begins that a hint advises: at as many numbers as the function takes.
 *
 * @module
 */

/** The hint with a point of as many numbers, where the function that it would have descended takes more than one. */
export function startingAt(
  { scope }: { readonly scope: Pick<ReadonlyMap<string, unknown>, "get"> },
  hint: string,
): string {
  return hint.replace(
    /(descend|critical) ([\p{L}_][\p{L}\p{N}_]*) (?:from 1(?:, or from \(1, 2\))?|-3\.\.3)(?![\d.])/gu,
    (written, command, name) => {
      const { parameters = [] } = Object(scope.get(name)) as {
        readonly parameters?: readonly unknown[];
      };
      const numbers = parameters.map((_, i) => i + 1);
      return numbers.length > 1 &&
          parameters.every((each) => typeof each === "string")
        ? `${command} ${name} from (${numbers.join(", ")})`
        : written;
    },
  );
}
