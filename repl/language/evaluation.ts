/**
 * Values of expressions in a session, with what is known of the derivatives in them.
 *
 * @module
 */
import {
  evaluate,
  evaluateMeasured,
  functionTest,
  parseExpression,
  valueTest,
} from "../../lib/expression/mod.ts";
import type {
  ArrayValue,
  CompiledFunction,
  DerivativeHook,
  DerivativeRequest,
  EvaluationOptions,
  MeasuredValue,
  ParseOptions,
  Span,
  Tree,
} from "../../lib/expression/mod.ts";
import type { Tensor } from "../../mod.ts";
import { type Found, subjectOf, takeDerivative } from "./derivative.ts";
import { alongElement, elements } from "./element.ts";
import { type Library, libraryFor } from "./library.ts";
import { parameterNames } from "./named.ts";
import type { Block, Session } from "../session/session.ts";
import type { Settings } from "../session/setting.ts";
import { traced } from "../trace/trace.ts";

/** A derivative that was taken for an expression. */
export interface Heard {
  readonly request: DerivativeRequest;
  readonly found: Found;
}

/** Who hears of the derivatives in an expression, before and after each is taken. */
interface Hearing {
  readonly before?: (request: DerivativeRequest) => void;
  readonly after?: (heard: Heard) => void;
}

/** What an expression led to. */
export interface Evaluation extends MeasuredValue {
  /** What is to be told before the value. */
  readonly blocks: readonly Block[];
  /** The derivatives that were taken, in order. */
  readonly heard: readonly Heard[];
}

/** What the parser must know of the names of a session. */
export function namesOf({ scope }: Pick<Session, "scope">): ParseOptions {
  return { isValue: valueTest(scope), isFunction: functionTest(scope) };
}

/** The expression that a part of an entry is. */
export function readTree(session: Session, source: string, span: Span): Tree {
  return parseExpression(source, { ...span, ...namesOf(session) });
}

/** The value of an expression that is a part of an entry. */
export function valueOf(
  session: Session,
  source: string,
  span: Span,
): ArrayValue {
  const tree = readTree(session, source, span);
  return evaluate(tree, source, session.scope, optionsOf(session));
}

/** The value of an expression with all that is known of it. */
export async function evaluated(
  session: Session,
  source: string,
  tree: Tree,
): Promise<Evaluation> {
  const library = await libraryFor(session.settings, [tree]);
  const blocks: Block[] = [];
  const heard: Heard[] = [];
  const options = optionsOf(session, library, {
    before: (request) => blocks.push(...told(session, request)),
    after: (each) => heard.push(each),
  });
  const measured = evaluateMeasured(tree, source, session.scope, options);
  return { ...measured, blocks, heard };
}

/**
 * How expressions of a session are computed. Powers are those of `pow`, as in the study notebook: its digits are not those
 * of products.
 */
export function optionsOf(
  { settings, scope }: Session,
  library: Library = {},
  hearing: Hearing = {},
): EvaluationOptions {
  return {
    derivative: hookOf(settings, library, hearing),
    measured: (name) => scope.measuredOf(name),
    powers: "pow",
  };
}

/** Takes derivatives. A function keeps it as long as it lives, so that it must not hold on to the session. */
function hookOf(
  settings: Settings,
  library: Library,
  { before, after }: Hearing,
): DerivativeHook {
  return (request) => {
    before?.(request);
    const found = takeDerivative(settings, request, library);
    after?.({ request, found });
    return found;
  };
}

/** What the trace that is set tells of a derivative. */
function told({ settings }: Session, request: DerivativeRequest): Block[] {
  if (settings.trace === "off") return [];
  const { operator, path, name, direction = [] } = request;
  const { point, along } = subjectOf(request);
  const f = along as (x: Tensor) => number;
  const label = name + "'".repeat(path.length);
  switch (operator) {
    case "gradient": {
      // The notebook's functions take arrays.
      if (typeof point !== "number" || settings.trace !== "on") {
        return traced(settings, name, f, point, 1);
      }
      const ofArray = (x: Tensor) => f((x as number[])[0]);
      return traced(settings, name, ofArray, [point], 1);
    }
    case "partial": {
      if (typeof point === "number") {
        return traced(settings, label, f, point, path.length);
      }
      const [i] = path;
      if (path.some((each) => each !== i)) return [];
      const line = alongElement(along, point, i) as (x: Tensor) => number;
      const x = elements(point)[i];
      const told = `${name} along ${variableOf(request, i)}`;
      return traced(settings, told, line, x, path.length);
    }
    case "directional": {
      const x = elements(point);
      const line = (t: Tensor) =>
        f(x.map((xi, i) => xi + (t as number) * direction[i]));
      return traced(
        settings,
        `${name} along [${direction.join(", ")}]`,
        line,
        0,
        1,
      );
    }
    default: {
      if (settings.trace === "json") return [];
      const text =
        `no trace of ${operator}, which is many runs: f', grad, d/dx and D have one`;
      return [{ kind: "trace", text }];
    }
  }
}

/** What the number of the arguments is called that a derivative is taken by. */
function variableOf({ f }: DerivativeRequest, i: number): string {
  const { parameters = [] } = f as Partial<CompiledFunction>;
  return parameters.flatMap(parameterNames)[i] ?? `element ${i + 1}`;
}
