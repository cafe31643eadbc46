import { gradient, numericalDerivative } from "../../../mod.ts";
import { assertEquals, assertThrows } from "../../support/assert.ts";

const shared = [1, 2];
const endless: unknown[] = [];
endless.push(endless);

// As numpy's arrays are regular; operators take such trees.
const RAGGED: readonly { name: string; x: unknown; message: string }[] = [
  {
    name: "a ragged array",
    x: [[1, 2], [3]],
    message: "x is ragged: x[1] has length 1 where x[0] has length 2",
  },
  {
    name: "a number among arrays",
    x: [[1, 2], 3],
    message: "x is ragged: x[1] is a number where x[0] has length 2",
  },
  {
    name: "an array among numbers",
    x: [1, [2]],
    message: "x is ragged: x[1] has length 1 where x[0] is a number",
  },
  {
    name: "a deep ragged array",
    x: [[[1], [2]], [[3], [4, 5]]],
    message: "x is ragged: x[1][1] has length 2 where x[1][0] has length 1",
  },
  {
    name: "an array of another depth",
    x: [[1, 2], [[3, 4], [5, 6]]],
    message: "x is ragged: x[1] has shape [2, 2] where x[0] has length 2",
  },
  {
    name: "an object among arrays",
    x: [[1], { a: 2 }],
    message: "x[1] is an object, where an array is regular",
  },
];

for (const { name, x, message } of RAGGED) {
  Deno.test(`numericalDerivative() refuses ${name} before f is called`, () => {
    let calls = 0;
    const f = () => ++calls;
    for (const options of [{}, { trace() {} }]) {
      assertThrows(
        () => numericalDerivative(f, x as never, options),
        TypeError,
        message,
      );
    }
    assertEquals(calls, 0);
  });
}

const REFUSED: readonly { name: string; x: unknown; message: string }[] = [
  { name: "an empty array", x: [], message: "x is empty" },
  { name: "an empty axis", x: [[], []], message: "x[0] is empty" },
  {
    name: "an empty typed array",
    x: new Float64Array(0),
    message: "x is empty",
  },
  {
    name: "a string inside",
    x: [[1, 2], ["3", 4]],
    message: 'x[1][0] is "3": every element must be a number',
  },
  { name: "a hole", x: [1, , 3], message: "x[1] is undefined" },
  { name: "null inside", x: [[null]], message: "x[0][0] is null" },
  {
    name: "one array in two places",
    x: [shared, shared],
    message: "x[1] is the same array as x[0]",
  },
  {
    name: "an array that contains itself",
    x: endless,
    message: "nested more than 256 arrays deep",
  },
  {
    name: "an array of whole numbers",
    x: new Int32Array(2),
    message: "x is an object (Int32Array)",
  },
  { name: "text", x: "x", message: 'x is "x"' },
  { name: "nothing", x: undefined, message: "x is undefined" },
];

for (const { name, x, message } of REFUSED) {
  Deno.test(`numericalDerivative() and gradient() refuse ${name} before f is called`, () => {
    let calls = 0;
    const f = () => ++calls;
    for (
      const operator of [
        numericalDerivative,
        gradient,
      ] as ((f: () => number, x: never) => unknown)[]
    ) {
      assertThrows(() => operator(f, x as never), TypeError, message);
    }
    assertThrows(
      () => numericalDerivative(f, x as never, { trace() {} }),
      TypeError,
      message,
    );
    assertEquals(calls, 0);
  });
}

for (
  const { x, message } of [
    { x: Object.freeze([1, 2]), message: "x is frozen" },
    { x: [[1], Object.freeze([2])], message: "x[1] is frozen" },
  ]
) {
  Deno.test(`numericalDerivative() refuses at once that ${message}, gradient() once f is seen to return no promise`, () => {
    let calls = 0;
    const f = () => ++calls;
    const point = x as number[][];
    for (const options of [{}, { trace() {} }]) {
      const refused = () => numericalDerivative(f, point, options);
      assertThrows(refused, TypeError, message);
    }
    assertEquals(calls, 0);
    assertThrows(() => gradient(f, point), TypeError, message);
    assertEquals(calls, 1);
  });
}

const NOT_ONE_NUMBER: readonly { value: unknown; message: string }[] = [
  { value: [3, 4], message: "f returned [3, 4]" },
  {
    value: undefined,
    message: "f returned undefined; did you forget to return?",
  },
  { value: "3", message: 'f returned "3"' },
  { value: 3n, message: "f returned 3n" },
];

for (const { value, message } of NOT_ONE_NUMBER) {
  Deno.test(`gradient() says what f returned where it ${message.slice(2)}, and puts x back`, () => {
    const x = [[1, 2], [3, 4]];
    assertThrows(() => gradient(() => value as number, x), TypeError, message);
    assertEquals(x, [[1, 2], [3, 4]]);
  });
}
