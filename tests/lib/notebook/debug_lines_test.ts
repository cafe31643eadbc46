import {
  notebookTrace,
  numericalDerivative,
  numpyRepr,
  type Tensor,
} from "../../../mod.ts";
import { assertEquals } from "../../support/assert.ts";
import cases from "../../golden/notebook_trace.json" with { type: "json" };

function leaves(x: Tensor): number[] {
  return typeof x === "number" ? [x] : Array.from<Tensor>(x).flatMap(leaves);
}

const FUNCTIONS: Record<string, (x: Tensor) => number> = {
  square: (x) => leaves(x)[0] ** 2,
  two: (point) => {
    const [x, y] = leaves(point);
    return 2 * x + 3 * x * y + y ** 3;
  },
  four: (point) => {
    const [w, x, y, z] = leaves(point);
    return w * x + x * y * z + 3 * w + z * y ** 2;
  },
  number: (x) => (x as number) * (x as number) * (x as number),
  sum: (x) => leaves(x).reduce((sum, item) => sum + item * item, 0),
  product: (x) => leaves(x).reduce((product, item) => product * item, 1),
  powers: (point) => {
    const [x, y] = leaves(point);
    return x ** 4 - 2 * x ** 3 + x * y ** 3;
  },
  saddle: (point) => {
    const [x, y] = leaves(point);
    return -x * y;
  },
  nan: () => NaN,
};

cases.forEach(({ function: name, x, lines, repr }, i) => {
  Deno.test(`notebookTrace() writes what Python prints: case ${i}, ${name}`, () => {
    const written: string[] = [];
    const derivative = numericalDerivative(FUNCTIONS[name], x as Tensor, {
      trace: notebookTrace((line) => written.push(line)),
    });
    assertEquals(written.join("\n").split("\n"), lines);
    assertEquals(numpyRepr(derivative), repr);
  });
});

// numpy 1.24: str(np.float32(0.1)) is 0.1, not the 0.10000000149011612 of the double beside it; an array of float32
// and float64 rows is one of float64.
const single = Float32Array.of(0.1);
const FLOAT32: readonly { name: string; x: Tensor; line: string }[] = [
  {
    name: "of float32 for a Float32Array",
    x: single,
    line: "debug 3. idx =  (0,) , x[idx] =  0.1",
  },
  {
    name: "of float32 for rows of Float32Array",
    x: [single],
    line: "debug 3. idx =  (0, 0) , x[idx] =  0.1",
  },
  {
    name: "of float64 for mixed rows",
    x: [single, [0.1]],
    line: "debug 3. idx =  (0, 0) , x[idx] =  0.10000000149011612",
  },
];

for (const { name, x, line } of FLOAT32) {
  Deno.test(`notebookTrace() writes the digits ${name}`, () => {
    const written: string[] = [];
    numericalDerivative(() => 0, x, {
      trace: notebookTrace((text) => written.push(text)),
    });
    assertEquals(written[3], line);
  });
}
