import type { NotebookEvent } from "./numerical_derivative.ts";
import { isSingle, numpyScalar, numpyString } from "./numpy.ts";
import { layoutOf } from "./regular_array.ts";

/**
 * The listener that writes the study notebook's debug lines, byte for byte: hand it to
 * `numericalDerivative` as `trace`.
 *
 * Numbers and arrays read as numpy 1.24 prints them. An array of two or more axes spans lines, so a line handed to `write`
 * may hold newlines; none ends with one.
 *
 * @param write Takes each line, such as `console.log`.
 *
 * @example
 * ```ts
 * import { notebookTrace, numericalDerivative } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const lines: string[] = [];
 * numericalDerivative(([x]) => x ** 2, [3], { trace: notebookTrace((line) => lines.push(line)) });
 * assert.equal(lines[3], "debug 3. idx =  (0,) , x[idx] =  3.0");
 * assert.equal(lines[4], "debug 4. grad[idx] =  6.000000000012662");
 * ```
 */
export function notebookTrace(
  write: (line: string) => void,
): (event: NotebookEvent) => void {
  // The elements of float32 arrays are float32 scalars to numpy, which have digits of their own.
  let single = false;
  return (event) => {
    switch (event.kind) {
      case "start":
        single = isSingle(layoutOf(event.x, "Cannot trace"));
        write(`debug 1. initial input variable = ${numpyString(event.x)}`);
        write(`debug 2. initial grad = ${numpyString(event.derivative)}`);
        write("=".repeat(40));
        break;
      case "element":
        write(
          `debug 3. idx =  ${tuple(event.index)} , x[idx] =  ${
            numpyScalar(event.x, single)
          }`,
        );
        break;
      case "evaluation":
        break;
      case "partial":
        write(`debug 4. grad[idx] =  ${numpyScalar(event.value, single)}`);
        write(`debug 5. grad = ${numpyString(event.derivative)}`);
        write("=".repeat(39));
    }
  };
}

/** A multi-index as Python prints a tuple. */
function tuple(index: readonly number[]): string {
  return index.length === 1 ? `(${index[0]},)` : `(${index.join(", ")})`;
}
