/**
 * What is told of a derivative before its value, from what its method told while it was taken.
 *
 * @module
 */
import type { DerivativeRequest } from "../../lib/expression/mod.ts";
import type { Found } from "../derivative/derivative.ts";
import { Interrupted } from "../session/control.ts";
import type { Block, Session } from "../session/session.ts";
import { EXACT_METHODS, type Settings } from "../session/setting.ts";
import { ends } from "./ends.ts";
import { exactStory } from "./exact_story.ts";
import { narrate } from "./narrated.ts";
import { labelOf, namedRun, titleOf } from "./title.ts";
import { type Listen, Recording, type Run } from "../derivative/recording.ts";
import { storyJson, storyText } from "./story.ts";

/** A derivative, and what the trace that is set tells of it. */
export interface Traced {
  readonly found: Found;
  readonly blocks: readonly Block[];
}

/** Takes a derivative and tells of it; where that is interrupted, of what there was by then. */
export function traced(
  { settings, control }: Session,
  request: DerivativeRequest,
  take: (listen?: Listen) => Found,
): Traced {
  const { trace, method } = settings;
  const texts: string[] = [];
  const { runs, listen } = new Recording();
  try {
    if (trace === "on") narrate(request, texts, control);
    else if (EXACT_METHODS.has(method)) {
      texts.push(exactStory(settings, request));
    }
    const found = trace === "on" ? take() : take(listen);
    texts.push(...stories(settings, request, runs));
    return { found, blocks: texts.map((text) => ({ kind: "trace", text })) };
  } catch (error) {
    if (error instanceof Interrupted) {
      error.finished.push(...texts, ...stories(settings, request, runs));
    }
    throw error;
  }
}

/** One story for each line; as text, of many the first and the last. */
function stories(
  { trace, language }: Settings,
  request: DerivativeRequest,
  all: readonly Run[],
): string[] {
  const runs = all.map((run) => namedRun(request, run));
  if (trace === "json") {
    return runs.map((run) => storyJson(labelOf(request, run), run));
  }
  // What a second method was asked for, which looks around x, has a line behind the story of the first.
  const own = runs.filter(({ method }) => method === runs[0].method);
  const second = (run: Run) =>
    runs.find((each) => each.method !== run.method && isSameLine(each, run));
  return ends<Run | number>(own, (count) => count).map((told) =>
    typeof told === "number"
      ? `... ${told} more elements: trace json tells of all`
      : storyText(titleOf(request, told), told, language, second(told))
  );
}

function isSameLine(a: Run, b: Run): boolean {
  return a.along === b.along && a.derivativeOrder === b.derivativeOrder;
}
