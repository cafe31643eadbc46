/**
 * What may stand behind a command: each declares it, and all that reads entries follows it.
 *
 * @module
 */

/** What may stand behind a command. */
export type Grammar = WordGrammar | TextGrammar | PartGrammar | ClauseGrammar;

/** So many words, with blanks between them. */
export interface WordGrammar {
  readonly kind: "words";
  readonly most: number;
  /** Whether an equals sign may stand between them. */
  readonly isAssignment?: boolean;
  /** Whether the first is the name of a file. */
  readonly isPath?: boolean;
  /** What is wanted where more stand there: "one name". */
  readonly wanted?: string;
}

/** Any text. */
export interface TextGrammar {
  readonly kind: "text";
}

/** Another part of an entry, which the command is about; or one of a few words. */
export interface PartGrammar {
  readonly kind: "part";
  readonly words?: readonly string[];
}

/** Functions or values, and clauses behind them. */
export interface ClauseGrammar {
  readonly kind: "clauses";
  /** What stands first: functions by their names or as expressions of `x`, or what has a value or a point. */
  readonly targets: "functions" | "values";
  /** The signs that part the targets; without such there is one. */
  readonly between?: readonly string[];
  /** The words that a point follows, such as `from`. */
  readonly points?: readonly string[];
  /** The words that a value follows, such as `within`. */
  readonly values?: readonly string[];
  /** How many ranges `a..b` it takes at most. */
  readonly ranges?: number;
  /** Words that may stand first and say nothing: `critical points of f`. */
  readonly skipped?: readonly string[];
}
