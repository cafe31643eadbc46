import { nearestName } from "../../../lib/core/names.ts";
import { assertEquals } from "../../support/assert.ts";

const FUNCTIONS = ["min", "sin", "sinh", "tan", "tanh", "cos", "csc", "max"];

for (
  const [typed, meant] of [
    ["Sin", "sin"],
    ["SINH", "sinh"],
    ["tahn", "tanh"],
    ["cso", "cos"],
    ["Max", "max"],
    ["mni", "min"],
    ["banana", undefined],
    ["q", undefined],
  ] as const
) {
  Deno.test(`nearestName() takes ${typed} for ${meant}`, () => {
    assertEquals(nearestName(typed, FUNCTIONS), meant);
  });
}
