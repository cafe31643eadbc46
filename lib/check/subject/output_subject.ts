// The Jacobian of a function with several outputs, whether it is given as an array or as a product with vectors.

import type { Estimate } from "../../core/estimate.ts";
import { type Calls, claimOf, looksSingle } from "../point/calls.ts";
import { estimateAlong } from "../numeric/estimate_along.ts";
import { pathOf } from "../../core/structure.ts";
import type { Structure } from "../../core/number_tree.ts";
import type { Weights } from "../point/bounded_point.ts";
import { composed } from "../point/flat.ts";
import { coarsenessOf } from "../numeric/grain.ts";
import { arraySubject } from "./scalar_subject.ts";
import { contract, dense, type Subject } from "./subject.ts";

/** A Jacobian, its outputs first: element [i][j] is the derivative of output i by element j of x. */
export function jacobianSubject(
  calls: Calls,
  outputs: Structure,
  name: string,
  ask: () => Float64Array,
): Subject {
  const { point } = calls;
  const sizes = [outputs.size, point.size];
  const structure = composed(outputs, point.structure);
  const along = outputsAlong(calls, () => subject);
  const subject: Subject = {
    overX: [false, true],
    ...arraySubject("Jacobian", point, sizes, structure, name, () => {
      along.forget();
      return ask();
    }),
    ...numericSide(calls, along),
  };
  return subject;
}

/** A Jacobian that is known by its product with tangents or cotangents. */
export function productSubject(
  side: "jvp" | "vjp",
  calls: Calls,
  outputs: Structure,
  multiply: (weights: Float64Array) => Float64Array,
): Subject {
  const { point } = calls;
  const sizes = [outputs.size, point.size];
  const along = outputsAlong(calls, () => subject);
  let products = new Map<Weights, Float64Array>();
  const times = (weights: Weights, size: number) => {
    const known = products.get(weights);
    if (known) return known;
    const result = multiply(dense(weights, size));
    products.set(weights, result);
    return result;
  };
  const subject: Subject = {
    what: side,
    name: "J",
    point,
    sizes,
    overX: [false, true],
    structure: composed(row(sizes[0]), row(sizes[1])),
    pathOf: ([i, j]) => `d ${pathOf(outputs, i, "f")} / d ${point.path(j)}`,
    refresh() {
      products = new Map();
      along.forget();
    },
    elements() {
      if (sizes[0] * sizes[1] > 10_000) return;
      const all = new Float64Array(sizes[0] * sizes[1]);
      for (let i = 0; i < sizes[0]; i++) {
        for (let j = 0; j < sizes[1]; j++) {
          all[i * sizes[1] + j] = side === "jvp"
            ? times(j, sizes[1])[i]
            : times(i, sizes[0])[j];
        }
      }
      return all;
    },
    analytic: ([u, v]) =>
      side === "jvp"
        ? contract(times(v, sizes[1]), [sizes[0]], [u])
        : contract(times(u, sizes[0]), [sizes[1]], [v]),
    ...numericSide(calls, along),
  };
  return subject;
}

/** What f says of a combination of outputs along a line. */
interface OutputsAlong {
  readonly estimate: (
    weights: readonly Weights[],
    said: number | undefined,
  ) => Estimate;
  readonly forget: () => void;
}

/** What the values of f tell, however the Jacobian is given. */
function numericSide(
  calls: Calls,
  { estimate }: OutputsAlong,
): Pick<Subject, "numeric" | "output" | "values" | "single" | "greatest"> {
  return {
    output: ([u]) => contract(calls.array().data, [calls.outputs.size], [u]),
    numeric: estimate,
    values: () => calls.array().data,
    single: () => looksSingle(calls),
    greatest: ([u]) => greatestOf(calls, u),
  };
}

/** The same for a combination of outputs: elements by the same line share its evaluations. */
function outputsAlong(calls: Calls, subject: () => Subject): OutputsAlong {
  const { point } = calls;
  let seen = new Map<number, Float64Array>();
  let along: Weights | undefined;
  let center: Float64Array | undefined;
  return {
    estimate([u, v], said) {
      const line = point.lineAlong(v);
      center ??= calls.array().data;
      if (along !== v) seen = new Map([[line.origin, center]]);
      along = v;
      const sizes = center.map(Math.abs);
      const size = contract(sizes, [sizes.length], [
        typeof u === "number" ? u : u.map(Math.abs),
      ]);
      try {
        return estimateAlong(line, (position) => {
          let values = seen.get(position);
          if (!values) {
            point.moveAlong(v, position);
            values = calls.array().data;
            seen.set(position, values);
          }
          return contract(values, [values.length], [u]);
        }, {
          claim: claimOf(calls, said),
          brief: point.brief,
          coarse: coarsenessOf(subject(), [u, v], size),
        });
      } finally {
        point.restore();
      }
    },
    forget() {
      along = center = undefined;
    },
  };
}

function greatestOf({ greatest }: Calls, u: Weights): number {
  return typeof u === "number"
    ? greatest[u]
    : greatest.reduce((sum, size, i) => sum + Math.abs(u[i]) * size, 0);
}

function row(size: number): Structure {
  return { kind: "row", size, type: "Array" };
}
