// Settings that no method can work with are refused when it is made, at the very edge of those that it can.

import {
  adaptive,
  backward,
  central,
  forward,
  richardson,
} from "../../../mod.ts";
import { assertThrows } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

type Make = (options: object) => unknown;

const WITH_STEP: readonly [string, Make][] = [
  ["central", central],
  ["forward", forward],
  ["backward", backward],
  ["richardson", (options) => richardson(central(), options)],
];

testEach(WITH_STEP)("%s() takes any positive step, and no other", (_, make) => {
  for (const step of [5e-324, 1e-8, 1, Number.MAX_VALUE]) {
    make({ step });
    make({ step: { relative: step } });
  }
  for (const step of [0, -0, -1, NaN, Infinity, -Infinity, "1", null, {}]) {
    assertThrows(() => make({ step }), RangeError);
    assertThrows(() => make({ step: { relative: step } }), RangeError);
  }
});

testEach<[string, string, Make, readonly number[], readonly unknown[]]>([
  [
    "central",
    "accuracyOrder",
    central,
    [2, 4, 6, 8],
    [0, 1, 3, 2.5, 10, -2, NaN, Infinity, "2", null],
  ],
  [
    "richardson",
    "levels",
    (options) => richardson(central(), options),
    [2, 4, 10],
    [1, 11, 2.5, 0, -2, NaN, Infinity, "4", null],
  ],
  [
    "richardson",
    "ratio",
    (options) => richardson(central(), options),
    [1 + Number.EPSILON, 2, 10],
    [1, 0.5, 0, -2, NaN, Infinity, null],
  ],
  [
    "adaptive",
    "maxEvaluations",
    adaptive,
    [3, 100],
    [0, 2.5, -2, NaN, "100", null],
  ],
  [
    "adaptive",
    "tolerance",
    adaptive,
    [0, 5e-324, 0.1],
    [-1, -5e-324, NaN, "0.1", null],
  ],
])("%s() takes %s within its bounds alone", (_, name, make, right, wrong) => {
  for (const value of right) make({ [name]: value });
  for (const value of wrong) {
    assertThrows(() => make({ [name]: value }), RangeError);
  }
});
