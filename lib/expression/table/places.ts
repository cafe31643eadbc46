/**
 * Where an operation has no derivative that a formula could give: kinks, jumps, vertical tangents, the
 * ends of a domain and poles, one row an operation, as tests of its arguments x and y and as text.
 *
 * @module
 */
import { tableOf } from "./table_of.ts";

/** What an operation does at such a place. */
export type PlaceKind = "kink" | "jump" | "edge" | "vertical" | "pole";

/** What an argument must fulfil for a value: x > 0 as `["x", ">", 0]`. */
export type Requirement = readonly [
  of: "x" | "y",
  operator: ">" | ">=" | "<" | "<=" | "!=",
  bound: number,
];

/** The places of one operation. */
export interface Place {
  /** What it does there. */
  readonly kind: PlaceKind;
  /** Whether the arguments are at such a place. */
  readonly holds: (x: number, y: number) => boolean;
  /** Where that is, with the arguments as text; they are grouped where they would not read as one. */
  readonly where: (x: string, y: string) => string;
  /** Where the operation has a value at all; everywhere without it. */
  readonly domain?: readonly Requirement[];
}

function kink(
  holds: Place["holds"],
  where: Place["where"] = (x) => `${x} = 0`,
): Place {
  return { kind: "kink", holds, where };
}

function jump(holds: Place["holds"], where: Place["where"]): Place {
  return { kind: "jump", holds, where };
}

/** The ends of a domain that is bounded by constants. */
function edge(...domain: readonly Requirement[]): Place {
  const bounds = domain.map(([, , bound]) => bound);
  return {
    kind: "edge",
    holds: (x) => bounds.includes(x),
    where: (x) => bounds.map((bound) => `${x} = ${bound}`).join(" or "),
    domain,
  };
}

function pole(of: "x" | "y"): Place {
  return {
    kind: "pole",
    holds: (x, y) => (of === "x" ? x : y) === 0,
    where: (x, y) => `${of === "x" ? x : y} = 0`,
    domain: [[of, "!=", 0]],
  };
}

function outside(): Place {
  return {
    kind: "edge",
    holds: (x) => Math.abs(x) === 1,
    where: (x) => `${x} = 1 or ${x} = -1`,
  };
}

const equal: Place["holds"] = (x, y) => x === y;
const equals: Place["where"] = (x, y) => `${x} = ${y}`;
const whole: Place["holds"] = (x) => Number.isInteger(x);
const isWhole: Place["where"] = (x) => `${x} is whole`;
const notPositive: Place = {
  kind: "pole",
  holds: (x) => x <= 0 && Number.isInteger(x),
  where: (x) => `${x} is 0 or a negative whole number`,
};

// deno-fmt-ignore
/** The operations that have such places; "^" depends on its exponent, see {@linkcode powerPlace}. */
export const PLACES: ReadonlyMap<string, Place> = /* @__PURE__ */ tableOf(() => [
  ["abs", kink((x) => x === 0)],
  ["relu", kink((x) => x === 0)],
  ["max", kink(equal, equals)],
  ["min", kink(equal, equals)],
  ["hypot", kink((x, y) => x === 0 && y === 0, (x, y) => `${x} = 0 and ${y} = 0`)],
  ["sign", jump((x) => x === 0, (x) => `${x} = 0`)],
  ["floor", jump(whole, isWhole)],
  ["ceil", jump(whole, isWhole)],
  ["round", jump((x) => Math.abs(x) % 1 === 0.5, (x) => `${x} is halfway between whole numbers`)],
  ["mod", jump((x, y) => x % y === 0, (x, y) => `${x} is a multiple of ${y}`)],
  ["acot", jump((x) => x === 0, (x) => `${x} = 0`)],
  ["atan2", jump((y, x) => y === 0 && x <= 0, (y, x) => `${y} = 0 and ${x} <= 0`)],
  ...["<", "<=", ">", ">=", "==", "!="].map((name) => [name, jump(equal, equals)] as const),
  ["/", pole("y")],
  ["csc", pole("x")],
  ["cot", pole("x")],
  ["csch", pole("x")],
  ["coth", pole("x")],
  ["acsch", pole("x")],
  ["sqrt", edge(["x", ">=", 0])],
  ["cbrt", { kind: "vertical", holds: (x) => x === 0, where: (x) => `${x} = 0` }],
  ["log", edge(["x", ">", 0])],
  ["log2", edge(["x", ">", 0])],
  ["log10", edge(["x", ">", 0])],
  ["log1p", edge(["x", ">", -1])],
  ["asin", edge(["x", ">=", -1], ["x", "<=", 1])],
  ["acos", edge(["x", ">=", -1], ["x", "<=", 1])],
  ["acosh", edge(["x", ">=", 1])],
  ["atanh", edge(["x", ">", -1], ["x", "<", 1])],
  ["asech", edge(["x", ">", 0], ["x", "<=", 1])],
  ["asec", outside()],
  ["acsc", outside()],
  ["acoth", outside()],
  ["gamma", notPositive],
  ["lgamma", notPositive],
  ["digamma", notPositive],
  ["factorial", { ...notPositive, holds: (x) => x < 0 && Number.isInteger(x), where: (x) => `${x} is a negative whole number` }],
]);

/** The places of a power with this exponent; with one that varies where it is undefined. */
export function powerPlace(exponent: number | undefined): Place | undefined {
  if (exponent === undefined) {
    return {
      kind: "edge",
      holds: (x) => x <= 0,
      where: (x) => `${x} <= 0`,
      domain: [["x", ">", 0]],
    };
  }
  if (!Number.isInteger(exponent)) {
    const domain = [["x", exponent < 0 ? ">" : ">=", 0]] as const;
    return edge(...domain);
  }
  return exponent < 0 ? pole("x") : undefined;
}
