/**
 * What happens along a line while a method searches, as data, in the order in which it happens.
 *
 * A method tells what it tries and concludes by `probe.emit?.({ kind: ... })`, which costs nothing where nobody listens; the
 * driver tells every value of f. A trace is a projection of these events: it computes nothing, so it cannot tell a story that
 * did not happen. A new kind is one interface here, one row of `SearchEvent`, and the method that emits it.
 *
 * @module
 */
import type { Estimate } from "./estimate.ts";

/** f has been evaluated. */
export interface SampleEvent {
  /** Tells the events apart. */
  readonly kind: "sample";
  /** Where along the line. */
  readonly position: number;
  /** What f returned there; NaN where it is undefined. */
  readonly value: number;
  /** What f threw there, where that is why it is undefined. */
  readonly thrown?: string;
}

/** A sequence of falling or rising steps begins. */
export interface SequenceEvent {
  /** Tells the events apart. */
  readonly kind: "sequence";
  /** The first step. */
  readonly h: number;
  /** Which points it takes: pairs around x, or those on one side. */
  readonly side: "both" | "left" | "right";
  /** Why it begins, in a word or two, such as `first`, `another scale`, `finer`, `coarser`, `verification`. */
  readonly why: string;
  /** The line whose steps it reuses, such as `x[3]`, if it does. */
  readonly of?: string;
}

/** A step has been taken: the difference quotient that it gives, and the best value extrapolated so far. */
export interface StepEvent {
  /** Tells the events apart. */
  readonly kind: "step";
  /** The step. */
  readonly h: number;
  /** The difference quotient of this step alone. */
  readonly quotient: number;
  /** The value extrapolated from this sequence, this step included; absent where nothing is extrapolated. */
  readonly extrapolated?: number;
  /** What extrapolation may be off by, without rounding. */
  readonly truncation?: number;
  /** What rounding may add, and whatever else the search cannot yet tell from noise. */
  readonly roundoff?: number;
}

/** Something is suspected of f; the next sequence may look into it. */
export interface SuspicionEvent {
  /** Tells the events apart. */
  readonly kind: "suspicion";
  /** What is suspected: the kind of verdict that it would be. */
  readonly of: Estimate["verdict"]["kind"];
  /** The step at which it showed. */
  readonly h: number;
}

/** A sequence ends. */
export interface StopEvent {
  /** Tells the events apart. */
  readonly kind: "stop";
  /** Why, in a word or two, such as `tolerance`, `roundoff`, `noise`, `stuck`, `budget`. */
  readonly why: string;
}

/** The method has an answer. */
export interface ConclusionEvent {
  /** Tells the events apart. */
  readonly kind: "conclusion";
  /** The answer. */
  readonly estimate: Estimate;
}

/** What a method and its driver tell a listener. */
export type SearchEvent =
  | SampleEvent
  | SequenceEvent
  | StepEvent
  | SuspicionEvent
  | StopEvent
  | ConclusionEvent;
