/**
 * Values of expressions in a session, with what is known of the derivatives in them.
 *
 * @module
 */
import {
  evaluate,
  evaluateMeasured,
} from "../../lib/expression/compile/evaluate.ts";
import {
  functionTest,
  valueTest,
} from "../../lib/expression/compile/name_tests.ts";
import { randomSource } from "../../lib/core/random.ts";
import type {
  ArrayValue,
  DerivativeHook,
  DerivativeRequest,
  EvaluationOptions,
  MeasuredValue,
  ParseOptions,
  Tree,
} from "../../lib/expression/mod.ts";
import {
  type Found,
  takeDerivative,
  type Taking,
} from "../derivative/derivative.ts";
import { type Library, libraryFor, NO_LIBRARY } from "../derivative/library.ts";
import type { Control } from "../session/control.ts";
import type { Block, Session } from "../session/session.ts";
import type { Settings } from "../session/setting.ts";
import type { Listen } from "../derivative/recording.ts";

/** A derivative that was taken for an expression. */
export interface Heard {
  readonly request: DerivativeRequest;
  readonly found: Found;
}

/** Who takes the derivatives in an expression, with what is told of them. */
type Take = (
  request: DerivativeRequest,
  take: (listen?: Listen) => Found,
) => Found;

/** What an expression led to. */
export interface Evaluation extends MeasuredValue {
  /** What is to be told before the value. */
  readonly blocks: readonly Block[];
  /** The derivatives that were taken, in order. */
  readonly heard: readonly Heard[];
  /** The settings after it, which know whether random numbers were drawn. */
  readonly settings: Settings;
}

/** What the parser must know of the names of a session. */
export function namesOf({ scope }: Pick<Session, "scope">): ParseOptions {
  return { isValue: valueTest(scope), isFunction: functionTest(scope) };
}

/** The value of an expression. */
export function valueOf(
  session: Session,
  source: string,
  tree: Tree,
): ArrayValue {
  return evaluate(tree, source, session.scope, optionsOf(session));
}

/** The value of an expression with all that is known of it. */
export async function evaluated(
  session: Session,
  source: string,
  tree: Tree,
): Promise<Evaluation> {
  const { settings } = session;
  const library = await libraryFor(settings, [tree]);
  const { traced } = settings.trace === "off"
    ? {}
    : await import("../trace/trace.ts");
  const blocks: Block[] = [];
  const heard: Heard[] = [];
  const options = optionsOf(session, library, (request, take) => {
    const told = traced?.(session, request, take);
    const found = told?.found ?? take();
    blocks.push(...told?.blocks ?? []);
    heard.push({ request, found });
    return found;
  });
  const { random, after } = randomFor(settings);
  const measured = evaluateMeasured(tree, source, session.scope, {
    ...options,
    random,
  });
  return { ...measured, blocks, heard, settings: after() };
}

/** The random numbers of one entry, and the settings after it: the next has others, and the same seed gives the same. */
function randomFor(
  settings: Settings,
): { readonly random: () => number; readonly after: () => Settings } {
  const { seed, draws } = settings;
  let source: (() => number) | undefined;
  const random = () => {
    // The entries' seeds are apart from each other by the golden ratio of 2³², so that none follows on another.
    source ??= randomSource(seed ^ Math.imul(draws + 1, 0x9e3779b9));
    return source();
  };
  const after = () => source ? { ...settings, draws: draws + 1 } : settings;
  return { random, after };
}

/**
 * How expressions of a session are computed. Powers are those of `pow`, as in the study notebook: its digits are not those
 * of products.
 */
export function optionsOf(
  session: Session,
  library: Library = NO_LIBRARY,
  hear: Take = untold,
): EvaluationOptions {
  const { settings, scope, control } = session;
  const isUsual = library === NO_LIBRARY && hear === untold;
  return {
    derivative: isUsual
      ? control.kept(newUsualHook)(settings, control)
      : hookOf(settings, control, library, hear),
    measured: (name) => scope.measuredOf(name),
    powers: "pow",
    code: "when called",
  };
}

const untold: Take = (_, take) => take();

/** What most definitions keep: as long as the settings are the same, they share one. */
function newUsualHook(): (
  settings: Settings,
  control: Control,
) => DerivativeHook {
  let [last, hook]: [Settings?, DerivativeHook?] = [];
  return (settings, control) => {
    if (!hook || last !== settings) {
      hook = hookOf(settings, control, NO_LIBRARY, untold);
    }
    last = settings;
    return hook;
  };
}

/** Takes derivatives. A function keeps it as long as it lives, so that it must not hold on to the session. */
function hookOf(
  { method, step, order }: Settings,
  control: Control,
  library: Library,
  hear: Take,
): DerivativeHook {
  const taking: Taking = { method, step, order, control };
  return (request) =>
    hear(
      request,
      (listen) => takeDerivative(taking, request, library, listen),
    );
}
