/**
 * What a condition says of the numbers that it compares, and what follows from it.
 *
 * @module
 */
import { constantOf, type GraphNode } from "../graph/graph.ts";
import type { Requirement } from "../table/places.ts";
import { isComparison } from "./place.ts";

/** A condition that holds, or one that does not. */
export interface Guard {
  readonly condition: number;
  readonly isTrue: boolean;
}

/** `node operator bound`, with a number for bound. */
interface Bound {
  readonly node: number;
  readonly operator: string;
  readonly bound: number;
}

const NEGATED: Readonly<Record<string, string>> = {
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
  "==": "!=",
  "!=": "==",
};
const MIRRORED: Readonly<Record<string, string>> = {
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
  "==": "==",
  "!=": "!=",
};

/** The bounds that a condition sets; those that it leaves open are left out. */
function boundsOf(
  nodes: readonly GraphNode[],
  { condition, isTrue }: Guard,
): Bound[] {
  const node = nodes[condition];
  if (node.kind !== "apply") return [];
  const { name } = node.row;
  const inside = (truth: boolean) =>
    node.args.flatMap((arg) =>
      boundsOf(nodes, { condition: arg, isTrue: truth })
    );
  if (name === "not") return inside(!isTrue);
  if (name === (isTrue ? "and" : "or")) return inside(isTrue);
  if (!isComparison(node)) return [];
  const [a, b] = node.args;
  const operator = isTrue ? name : NEGATED[name];
  const [left, right] = [constantOf(nodes[a]), constantOf(nodes[b])];
  if (right !== undefined) return [{ node: a, operator, bound: right }];
  return left === undefined
    ? []
    : [{ node: b, operator: MIRRORED[operator], bound: left }];
}

/** Whether `u operator bound` makes sure that u fulfils the requirement. */
function implies(
  { operator, bound }: Bound,
  [, wanted, limit]: Requirement,
): boolean {
  if (operator === "==") {
    const holds = {
      ">": bound > limit,
      ">=": bound >= limit,
      "<": bound < limit,
      "<=": bound <= limit,
      "!=": bound !== limit,
    };
    return holds[wanted];
  }
  const above = operator === ">" || operator === ">=";
  const strict = bound !== limit || operator === ">" || operator === "<";
  if (operator === "!=") return wanted === "!=" && bound === limit;
  const reaches = above ? bound >= limit : bound <= limit;
  if (wanted === "!=") return reaches && strict;
  const isSameSide = above === wanted.startsWith(">");
  return isSameSide && reaches && (strict || wanted.endsWith("="));
}

/** Whether conditions that hold make sure that a node fulfils a requirement. */
export function isImplied(
  nodes: readonly GraphNode[],
  guards: readonly Guard[],
  node: number,
  requirement: Requirement,
): boolean {
  return guards.some((guard) =>
    boundsOf(nodes, guard).some((bound) =>
      bound.node === node && implies(bound, requirement)
    )
  );
}
