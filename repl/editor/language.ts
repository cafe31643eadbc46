/**
 * What the editor asks about the text in it: pure functions, and nothing else of the session.
 *
 * @module
 */

/** What may stand at the cursor. */
export interface Completion {
  /** The text between these two indices is what the items replace. */
  readonly from: number;
  readonly to: number;
  readonly items: readonly {
    readonly text: string;
    /** A few words on what it is. */
    readonly detail?: string;
  }[];
}

/** A stretch of the text and what it is. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly kind:
    | "number"
    | "name"
    | "function"
    | "command"
    | "operator"
    | "comment"
    | "error";
}

/** The parameters of the call around the cursor, with the current one between two indices. */
export interface Signature {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A language to edit. */
export interface Language {
  /** Whether the entry can be run as it stands; a wrong closer can, so that it is refused at once. */
  isComplete(source: string): boolean;
  complete(source: string, cursor: number): Completion;
  highlight(source: string): readonly Span[];
  signature(source: string, cursor: number): Signature | undefined;
  /** The result the entry would have, in one line, where it is known soon enough. */
  preview(source: string): Promise<string | undefined>;
  /** What the editor itself says, as the person reads it; in English where this is not there. */
  say?(text: string): string;
}

/** A language of which nothing is known. */
export const PLAIN_LANGUAGE: Language = {
  isComplete: () => true,
  complete: (_, cursor) => ({ from: cursor, to: cursor, items: [] }),
  highlight: () => [],
  signature: () => undefined,
  preview: () => Promise.resolve(undefined),
};
