/**
 * How the REPL takes the derivatives that stand in an entry: by the method that is set, whatever the library offers under
 * that name.
 *
 * @module
 */
import { isTrusted, severity } from "../../lib/core/verdict/verdict_table.ts";
import { estimateDerivative } from "../../lib/operator/derivative.ts";
import { estimateGradient, gradient } from "../../lib/operator/gradient.ts";
import {
  exactDerivative,
  measuredDerivative,
} from "../../lib/expression/compile/exact.ts";
import type {
  ArrayValue,
  CompiledFunction,
  DerivativeRequest,
  MeasuredValue,
} from "../../lib/expression/mod.ts";
import type {
  DerivativeOrder,
  OperatorOptions,
  Tensor,
  Verdict,
} from "../../mod.ts";
import { alongElement, elements, withElements } from "./element.ts";
import { byElement } from "./by_element.ts";
import { inNames } from "./place.ts";
import type { Control } from "../session/control.ts";
import type { Listen } from "./recording.ts";
import type { Library } from "./library.ts";
import {
  EXACT_METHODS,
  numericMethod,
  type Settings,
} from "../session/setting.ts";

/** A derivative and what is known of it. */
export interface Found {
  readonly value: ArrayValue;
  /** How far off it may be, in the shape of the value. */
  readonly error?: ArrayValue;
  /** Whether to believe it. */
  readonly verdict?: Verdict;
  /** How often f was evaluated; undefined where its formula was differentiated instead. */
  readonly evaluations?: number;
  /** How it was found, in a few words. */
  readonly note?: string;
  /** Why its formula is no derivative there, where it was asked and is none. */
  readonly fails?: string;
}

/** How a derivative is taken, and who may stop it. */
export interface Taking extends Pick<Settings, "method" | "step" | "order"> {
  readonly control: Control;
}

/** A function as one of one thing, at a point. */
export interface Subject {
  readonly f: CompiledFunction<ArrayValue>;
  readonly args: readonly ArrayValue[];
  /** The point as one thing to be moved in: a number, a vector of numbers, the one array, or all of its numbers. */
  readonly point: Tensor;
  /** The function of that one thing. */
  readonly along: (point: Tensor) => ArrayValue;
  /** What belongs to the point, as an answer about the arguments. */
  readonly shaped: (value: ArrayValue) => ArrayValue;
}

/** The function and the point that a request is about. */
export function subjectOf(
  { f, args }: Pick<DerivativeRequest, "f" | "args">,
): Subject {
  const call = f as unknown as CompiledFunction<ArrayValue>;
  const base = { f: call, args, shaped: (value: ArrayValue) => value };
  if (args.length === 1) {
    const [arg] = args;
    const point = typeof arg === "number" ? arg : structuredClone(arg);
    return { ...base, point, along: (x) => call(x) };
  }
  if (args.every((arg) => typeof arg === "number")) {
    const point = [...args] as number[];
    return { ...base, point, along: (x) => call(...x as number[]) };
  }
  const whole = args as unknown as Tensor;
  return {
    ...base,
    point: elements(whole),
    along: (x) => call(...withElements(whole, elements(x)) as ArrayValue[]),
    shaped: (value) => withElements(whole, elements(value as Tensor)),
  };
}

/**
 * The answer to a request by the method of the settings.
 *
 * @param listen Is told all that happens, where f is evaluated.
 */
export function takeDerivative(
  taking: Taking,
  request: DerivativeRequest,
  library: Library,
  listen?: Listen,
): Found {
  const found = taken(taking, request, library, listen);
  const inside = measuredDerivative(request);
  return inside ? withInside(found, inside) : found;
}

/** A derivative of a function that holds measured numbers: their errors add to its own, and the worse verdict holds. */
function withInside(found: Found, { error, verdict }: MeasuredValue): Found {
  if (error === undefined) return found;
  const shape = found.value as Tensor;
  const inside = elements(error as Tensor);
  const own = found.error === undefined ? [] : elements(found.error as Tensor);
  const isWorse = verdict && found.verdict &&
    severity(verdict) < severity(found.verdict);
  const worse = isWorse ? found.verdict : verdict ?? found.verdict;
  const { note: _, ...rest } = found;
  return {
    ...rest,
    error: withElements(shape, inside.map((each, i) => each + (own[i] ?? 0))),
    ...worse && { verdict: worse },
  };
}

/** The answer, as if every number in the function were exact. */
function taken(
  taking: Taking,
  request: DerivativeRequest,
  library: Library,
  listen?: Listen,
): Found {
  if (EXACT_METHODS.has(taking.method)) {
    return takeExactly(taking, request, library, listen);
  }
  const isHigh = request.path.length > MOST_NUMERIC;
  if (isHigh && "gradient" in request.f) {
    return takeExactly(
      { ...taking, method: "symbolic" },
      request,
      library,
      listen,
    );
  }
  checkOrder(request.path.length);
  const found = takeNumerically(taking, request, library, listen);
  if (numericMethod(taking)!.kind === "adaptive") return found;
  const looking = { ...taking, ...NUMERIC };
  return examined(found, takeNumerically(looking, request, library, listen));
}

/**
 * What a method with fixed steps found, with what the one that looks around has to say of it: a difference sees nothing
 * between its points, and one side alone sees no kink.
 */
function examined(found: Found, seen: Found): Found {
  const [values, errors, near, doubt] = [
    found.value,
    found.error!,
    seen.value,
    seen.error!,
  ].map((each) => elements(each as Tensor));
  const isFine = isTrusted(seen.verdict!);
  const error = errors.map((own, i) => {
    const distance = Math.abs(values[i] - near[i]);
    if (!isFine || Number.isNaN(distance)) return Math.max(own, doubt[i]);
    return distance > own + doubt[i] ? distance + doubt[i] : own;
  });
  return {
    ...found,
    error: withElements(found.error as Tensor, error),
    // What a difference takes for a kink may be rounding, where the search sees none.
    verdict: isFine && isTrusted(found.verdict!)
      ? found.verdict!
      : seen.verdict!,
    evaluations: found.evaluations! + seen.evaluations!,
  };
}

// So high numeric derivatives go; those of formulas go on.
const MOST_NUMERIC = 4;

/**
 * Whether numeric derivatives go as high.
 *
 * @throws {RangeError} If they do not.
 */
export function checkOrder(order: number): void {
  if (order <= MOST_NUMERIC) return;
  throw new RangeError(
    `Cannot take derivative ${order}: the order must be 1, 2, 3 or 4 where there is no formula`,
  );
}

/** Takes a derivative by its formula; where the formula is none at the point, the numeric side answers. */
function takeExactly(
  taking: Taking,
  request: DerivativeRequest,
  library: Library,
  listen?: Listen,
): Found {
  const { f, name, args, path, operator } = request;
  const { method, control } = taking;
  control.stopIfAsked();
  if (!("gradient" in f)) {
    throw new TypeError(
      `Cannot differentiate ${name} by ${method} as the inside of a JavaScript function is not known: set method adaptive`,
    );
  }
  const moved = (variables: readonly number[]) =>
    operator !== "partial" || path.some((i) => variables.includes(i));
  const fails = library.conditions?.(f as never, args)
    .find(({ variables }) => moved(variables));
  if (fails && path.length <= MOST_NUMERIC) {
    const looking = { ...taking, ...NUMERIC };
    const found = takeNumerically(looking, request, library, listen);
    const isFine = found.verdict && isTrusted(found.verdict);
    const value = isFine ? exactDerivative(request) : undefined;
    const agree = value !== undefined && within(value, found);
    if (!agree) return { ...found, fails: fails.sentence };
    return { value, note: noteOf(method, request) };
  }
  return { value: exactDerivative(request), note: noteOf(method, request) };
}

const NUMERIC = { method: "auto", step: undefined, order: undefined } as const;

/** Whether a value lies within the error of what was measured. */
function within(value: ArrayValue, { value: found, error }: Found): boolean {
  const [a, b, e] = [value, found, error!].map((each) =>
    elements(each as Tensor)
  );
  return a.every((each, i) => Math.abs(each - b[i]) <= 2 * e[i]);
}

function noteOf(method: string, { operator, path }: DerivativeRequest): string {
  const isSecond = operator === "hessian" || operator === "laplacian" ||
    path.length === 2;
  return isSecond && method !== "symbolic"
    ? "exact, forward over reverse mode"
    : EXACT_METHODS.get(method)!;
}

function takeNumerically(
  taking: Taking,
  request: DerivativeRequest,
  library: Library,
  listen?: Listen,
): Found {
  const { operator, path, direction = [], name } = request;
  const { control } = taking;
  const method = numericMethod(taking)!;
  const options = { method, trace: listen?.(method.name) };
  const { point, along, shaped } = subjectOf(request);
  const watched = control.polled(along);
  const f1 = watched as (x: Tensor) => number;
  switch (operator) {
    case "gradient": {
      const found = estimateGradient(f1, point, options) as Found;
      // Its digits are those of the notebook, the sign of a zero too.
      const value = taking.method === "notebook"
        ? gradient(f1, point, { method }) as ArrayValue
        : found.value;
      return {
        ...found,
        value: shaped(value),
        error: shaped(found.error!),
        verdict: inNames(found.verdict!, request),
      };
    }
    case "partial": {
      const returned = "gradient" in request.f ? along(point) : 0;
      if (typeof returned !== "number") {
        const take = (each: DerivativeRequest) =>
          takeNumerically(taking, each, library, listen);
        return byElement(request, returned, take);
      }
      const [i] = path;
      if (path.some((each) => each !== i)) {
        const found = library.mixed!(
          control.polled((x: number[]) =>
            along(withElements(point, x)) as number
          ),
          elements(point),
          path,
          options,
        );
        return { ...found, verdict: inNames(found.verdict!, request) };
      }
      const line = alongElement(watched, point, i);
      const derivativeOrder = path.length as DerivativeOrder;
      const t = elements(point)[i];
      return estimateDerivative(line, t, { ...options, derivativeOrder });
    }
    case "directional": {
      const x = elements(point);
      const line = (t: number) =>
        f1(
          withElements(
            point,
            x.map((xi, i) => xi + t * direction[i]),
          ) as Tensor,
        );
      return estimateDerivative(line, 0, options);
    }
    default: {
      checkSize(operator, name, elements(point).length, along(point));
      const take = library[operator] as Take;
      const x = typeof point === "number" && operator !== "laplacian"
        ? [point]
        : point;
      const g = x === point
        ? watched
        : (([x]: number[]) => watched(x)) as unknown as typeof watched;
      const found = take(g, x, options);
      return { ...found, verdict: inNames(found.verdict!, request) };
    }
  }
}

type Take = (f: unknown, x: Tensor, options: OperatorOptions) => Found;

/** How many evaluations the method itself takes, without what is spent on the error. */
export function costOf(
  settings: Pick<Settings, "method" | "step" | "order">,
  request: DerivativeRequest,
): number {
  const { point, along } = subjectOf(request);
  let cost = 0;
  gradient(
    (x: Tensor) => {
      cost++;
      return along(x) as number;
    },
    point,
    { method: numericMethod(settings)! },
  );
  return cost;
}

/** Refuses operators that ask for fields of a size where the function is none. */
function checkSize(
  operator: string,
  name: string,
  count: number,
  value: ArrayValue,
): void {
  if (operator !== "divergence" && operator !== "curl") return;
  const returned = elements(value as Tensor).length;
  const wanted = operator === "curl" ? 3 : count;
  if (returned === wanted && count === wanted) return;
  throw new TypeError(
    `Cannot take the ${operator} of ${name} as it takes ${count} numbers and returns ${returned}: ` +
      `both must be ${operator === "curl" ? 3 : "the same"}`,
  );
}
