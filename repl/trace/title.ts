/**
 * What a search is about, in the names of the session.
 *
 * @module
 */
import type {
  CompiledFunction,
  DerivativeRequest,
} from "../../lib/expression/mod.ts";
import type { Tensor } from "../../mod.ts";
import { subjectOf } from "../derivative/derivative.ts";
import { parameterNames } from "../derivative/named.ts";
import type { Run } from "../derivative/recording.ts";

/** `f' at 3 by adaptive`, `f along y at 2 by central`. */
export function titleOf(request: DerivativeRequest, run: Run): string {
  const [center] = run.events;
  const at = center.kind === "sample" ? ` at ${center.position}` : "";
  const label = labelOf(request, run);
  const isTold = label.endsWith("'") || run.derivativeOrder === 1;
  const order = isTold ? "" : `, order ${run.derivativeOrder}`;
  return `${label}${at} by ${run.method}${order}`;
}

/** Of what, and along what: `f'`, `f along y`. */
export function labelOf(request: DerivativeRequest, run: Run): string {
  const { name, operator } = request;
  const isPlain = typeof subjectOf(request).point === "number" &&
    (operator === "gradient" || operator === "partial");
  return isPlain
    ? name + "'".repeat(run.derivativeOrder)
    : `${name} along ${alongOf(request, run)}`;
}

/** The run with the names of variables wherever it speaks of a neighbour. */
export function namedRun(request: DerivativeRequest, run: Run): Run {
  const events = run.events.map((event) =>
    event.kind === "sequence" && event.of !== undefined
      ? { ...event, of: alongOf(request, { ...run, along: event.of }) }
      : event
  );
  return { ...run, events };
}

/** What is moved, by the names of the variables where they have some. */
function alongOf(request: DerivativeRequest, { along }: Run): string {
  const { path, direction } = request;
  const { f, point } = subjectOf(request);
  if (direction) return `[${direction.join(", ")}]`;
  const { parameters = [] } = f as Partial<CompiledFunction<unknown>>;
  const names = parameters.flatMap(parameterNames);
  const paths = pathsOf(point, "x");
  const isNamed = names.length === paths.length;
  const nameOf = (i: number) =>
    (isNamed ? names[i] : undefined) ??
      `element ${i + 1}${paths.length > 1 ? ` of ${paths.length}` : ""}`;
  // A partial derivative by one variable is searched for along it alone.
  if (along === "x") return nameOf(path[0] ?? 0);
  return along
    .replace(/^f\[(\d+)\]/, (_, k) => `${request.name}[${Number(k) + 1}]`)
    .replace(/\bx(?:\[\d+\])+/g, (path) => nameOf(paths.indexOf(path)));
}

/** The names that the library has for the numbers of a point, in row-major order. */
function pathsOf(point: Tensor, path: string): string[] {
  return typeof point === "number"
    ? [path]
    : Array.from<Tensor>(point).flatMap((item, i) =>
      pathsOf(item, `${path}[${i}]`)
    );
}
